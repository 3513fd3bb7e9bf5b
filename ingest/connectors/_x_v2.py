"""X API v2: a page's entries are records of their own, those of `includes` too; here one of them is mapped.

The value of such an item is {"data": the entry, "includes": {users, tweets, media, places: by id}, "relation": ...}.
"""

from graph.keys import account_id, bounded, post_id, text_key
from graph.model import About, Account, Follows, Liked, LocatedAt, Media, Place, Post, Quotes, RepliesTo, Reposts, Topic
from ingest.connectors import Mapped, Unmappable
from ingest.connectors._elements import Elements
from ingest.connectors._fields import Json, digits, entries, flag, mapping, moment, number, opening, text, unknown
from ingest.connectors._x_elements import (
    PLATFORM,
    account_of,
    address,
    best_film,
    kind_of_medium,
    language,
    link,
    middle,
    own_words_at,
    point_of,
    post,
    reference,
    referred,
    spot,
    unescaped,
)
from ingest.connectors._x_known import V2_ACCOUNT, V2_POST


def status(value: Json) -> Mapped:
    """A post of a page, or a flattened one, which carries what it refers to within itself."""
    record, includes = mapping(value.get("data")), mapping(value.get("includes"))
    found = Elements()
    main = _post(record, includes, found)
    _inline(record, includes, found)
    _liked_by(main, mapping(value.get("relation")), found)
    return Mapped(main=main, nodes=found.nodes, relationships=found.relationships, unknown=unknown(record, V2_POST))


def account(value: Json) -> Mapped:
    record = mapping(value.get("data"))
    main = _account(record)
    if main is None:
        raise Unmappable("an account without a numeric id")
    found = Elements()
    _related(main, mapping(value.get("relation")), found)
    return Mapped(main=main, nodes=found.nodes, relationships=found.relationships, unknown=unknown(record, V2_ACCOUNT))


def _account(record: Json) -> Account | None:
    native, handle = digits(record.get("id")), text(record.get("username"))
    if native is None:
        return None
    counts = mapping(record.get("public_metrics"))
    found = account_of(native, handle, text(record.get("name")))
    found.stub = handle is None
    found.bio = text(record.get("description"))
    found.place = text(record.get("location"))
    found.url = None if handle is None else f"https://x.com/{handle}"
    found.opened_at = opening(record.get("created_at"))
    found.followers = number(counts.get("followers_count"))
    found.following = number(counts.get("following_count"))
    found.posts = number(counts.get("tweet_count"))
    found.verified = flag(record.get("verified"))
    found.protected = flag(record.get("protected"))
    return found


def _post(record: Json, includes: Json, found: Elements) -> Post:
    native = digits(record.get("id"))
    if native is None:
        raise Unmappable("a post without a numeric id")
    main = post(native)
    main.stub = False
    references = _references(record)
    main.is_repost = "retweeted" in references
    _fill(main, record)
    _written_by(main, record, includes, found)
    _refers(main, record, references, includes, found)
    note = mapping(record.get("note_tweet"))
    own_from = own_words_at(main.text) if main.text and "replied_to" in references else 0
    passed_on = mapping(mapping(includes.get("tweets")).get(references.get("retweeted", "")))
    quoted = frozenset(each["quoted"] for each in (references, _references(passed_on)) if "quoted" in each)
    for named in (mapping(record.get("entities")), mapping(note.get("entities"))):
        _names(main, named, found, own_from=own_from)
        for url in entries(named.get("urls")):
            link(found, main, url, quoted)
    if not main.is_repost:
        _shows(main, record, includes, found)
    _stands(main, record, includes, found)
    _topics(main, record, found)
    return main


def _fill(main: Post, record: Json) -> None:
    counts = mapping(record.get("public_metrics"))
    main.text = unescaped(text(mapping(record.get("note_tweet")).get("text")) or text(record.get("text")))
    main.text_key = None if main.text is None else text_key(main.text)
    main.at = moment(record.get("created_at"))
    main.at_source = None if main.at is None else "platform"
    versions = record.get("edit_history_tweet_ids")
    if isinstance(versions, list) and len(versions) > 1 and versions[0] != main.native_id:
        main.edited_at = main.at  # each version of an edited post has an id and a time of its own
    main.language = language(record.get("lang"))
    main.sensitive = flag(record.get("possibly_sensitive"))
    main.client = text(record.get("source"))
    conversation = digits(record.get("conversation_id"))
    main.conversation = None if conversation is None else post_id(PLATFORM, conversation)
    main.likes = number(counts.get("like_count"))
    main.replies = number(counts.get("reply_count"))
    main.quotes = number(counts.get("quote_count"))
    # a repost carries its original's count
    main.reposts = None if main.is_repost else number(counts.get("retweet_count"))


def _written_by(main: Post, record: Json, includes: Json, found: Elements) -> None:
    inline = mapping(record.get("author"))
    native = digits(record.get("author_id")) or digits(inline.get("id"))
    if native is None:
        address(main, None)
        return
    known = inline or mapping(mapping(includes.get("users")).get(native))
    author = (_account(inline) if inline else None) or account_of(native, text(known.get("username")))
    address(main, author.handle)
    found.node(author)
    found.posted(author.id, main.id, main.at)


def _references(record: Json) -> dict[str, str]:
    """Kind of reference to the id that it leads to."""
    stated = record.get("referenced_tweets")
    if not stated:
        return {}
    pairs = ((each.get("type"), digits(each.get("id"))) for each in entries(stated))
    return {kind: native for kind, native in pairs if isinstance(kind, str) and native is not None}


def _refers(main: Post, record: Json, references: dict[str, str], includes: Json, found: Elements) -> None:
    answered = digits(record.get("in_reply_to_user_id"))
    for kind, native in references.items():
        target = post(native)
        known = mapping(mapping(includes.get("tweets")).get(native))
        author = digits(known.get("author_id")) or (answered if kind == "replied_to" else None)
        handle = None if author is None else mapping(mapping(includes.get("users")).get(author)).get("username")
        if kind == "retweeted":
            found.relation(Reposts(start=main.id, end=target.id))
        elif kind == "replied_to":
            found.relation(RepliesTo(start=main.id, end=target.id))
        elif kind == "quoted" and not main.is_repost:
            found.relation(Quotes(start=main.id, end=target.id))
        else:
            continue
        reference(found, target, referred(author, handle))


def _names(main: Post, named: Json, found: Elements, *, own_from: int) -> None:
    for mention in entries(named.get("mentions")):
        native = digits(mention.get("id"))
        account = _account(mention) if "public_metrics" in mention else None
        account = account or referred(native, mention.get("username"))
        if account is None:
            continue
        start = number(mention.get("start"))
        put_there = start is not None and start < own_from
        found.mention(main.id, account, implied=bool(main.is_repost) or put_there)
    for tag in entries(named.get("hashtags")):
        found.tag(main.id, text(tag.get("tag")) or "")


def _shows(main: Post, record: Json, includes: Json, found: Elements) -> None:
    attached = mapping(record.get("attachments"))
    if not attached:
        return
    keys = attached.get("media_keys")
    by_key = mapping(includes.get("media"))
    held = [by_key[key] for key in keys if isinstance(key, str) and key in by_key] if isinstance(keys, list) else []
    for medium in entries(attached.get("media")) or entries(held):
        still = text(medium.get("preview_image_url")) or text(medium.get("url"))
        best = best_film(medium.get("variants"))
        kind = kind_of_medium(medium.get("type"))
        found.medium(main, still, Media(id="", kind=kind, url=best or still, description=text(medium.get("alt_text"))))


def _stands(main: Post, record: Json, includes: Json, found: Elements) -> None:
    stated = mapping(record.get("geo"))
    if not stated:
        return
    name = text(stated.get("place_id"))
    if name is not None:
        held = mapping(mapping(includes.get("places")).get(name)) or stated
        where = Place(id=bounded(f"{PLATFORM}:{name}"), name=text(held.get("full_name")) or text(held.get("name")))
        where.stub = where.name is None
        where.country = text(held.get("country_code"))
        where.latitude, where.longitude = middle(mapping(held.get("geo")).get("bbox"))
        found.node(where)
        found.relation(LocatedAt(start=main.id, end=where.id))
    point = point_of(mapping(stated.get("coordinates")).get("coordinates"))
    if point is not None:
        spot(main, point, found)


def _topics(main: Post, record: Json, found: Elements) -> None:
    for stated in entries(record.get("context_annotations")):
        domain, entity = mapping(stated.get("domain")), mapping(stated.get("entity"))
        kind, native = digits(domain.get("id")), digits(entity.get("id"))
        if kind is None or native is None:
            continue
        topic = Topic(id=f"{PLATFORM}:{kind}.{native}", stub=False, name=text(entity.get("name")))
        found.node(topic)
        found.relation(About(start=main.id, end=topic.id))


def _inline(record: Json, includes: Json, found: Elements) -> None:
    """A flattened post holds the posts and accounts that it refers to: they are told with it."""
    answered = _account(mapping(record.get("in_reply_to_user")))
    if answered is not None:
        found.node(answered)
    for inner in entries(record.get("referenced_tweets")):
        if "text" in inner and digits(inner.get("id")) is not None:
            found.node(_post(inner, includes, found))


def _liked_by(main: Post, relation: Json, found: Elements) -> None:
    subject = digits(relation.get("subject"))
    if subject is None or relation.get("type") != "LIKED":
        return
    who = account_of(subject)
    found.node(who)
    found.relation(Liked(start=who.id, end=main.id))


def _related(main: Account, relation: Json, found: Elements) -> None:
    """The page's address says what its accounts have done: followed, been followed, or liked."""
    subject = digits(relation.get("subject"))
    if subject is None:
        return
    kind = relation.get("type")
    if kind == "LIKED":
        found.node(post(subject))
        found.relation(Liked(start=main.id, end=post_id(PLATFORM, subject)))
    elif kind in ("FOLLOWS", "FOLLOWED_BY"):
        found.node(account_of(subject))
        ends = (main.id, account_id(PLATFORM, subject))
        start, end = ends if kind == "FOLLOWS" else reversed(ends)
        found.relation(Follows(start=start, end=end))
