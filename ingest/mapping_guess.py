"""Guesses a table's mapping from the names of its columns and the values of its first rows."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.errors import MappingInvalid
from ingest.mapping import TEMPLATE, Mapper, shipped

Cells = Sequence[str | None]

# in the order of preference; as 4CAT, Zeeschuimer's CSV, twarc-csv, Brandwatch, CrowdTangle and X archives write them
_NAMES: dict[str, str] = {
    "post_id": "post_id tweet_id tweetid status_id id_str id message_id content_id item_id uri resource_id guid",
    "account_id": "account_id author_id user_id userid author_user_id owner_id page_id channel_author_id from_id",
    "account_handle": "account_handle author_handle screen_name user_screen_name author_username username user_name"
    " userid_handle handle author from_user account user twitter_author user_username",
    "account_name": "account_name author_name author_fullname author_full_name full_name display_name user_display_name"
    " author_display_name page_name name",
    "account_bio": "account_bio author_description user_description twitter_bio bio author_bio",
    "account_followers": "account_followers followers_count author_followers followers follower_count"
    " user_followers_count author_public_metrics_followers_count twitter_followers x_followers followers_at_posting",
    "account_following": "account_following friends_count following following_count author_following"
    " user_friends_count author_public_metrics_following_count twitter_following x_following",
    "account_posts": "account_posts statuses_count user_statuses_count author_public_metrics_tweet_count"
    " twitter_tweets x_posts",
    "account_category": "account_category author_category",
    "at": "at created_at timestamp timestamp_utc date_utc published_at publish_date posted_at post_created"
    " post_created_date date datetime created created_utc time tweet_time unix_timestamp timestamp_share published",
    "text": "text body full_text content tweet_text message caption selftext tweet description snippet title",
    "language": "language lang tweet_language language_guess",
    "url": "url post_url permalink permalink_url tweet_url link expanded_post_url status_url",
    "client": "client source_app tweet_client_name source_client",
    "is_repost": "is_repost is_retweet retweet isretweet retweeted_flag",
    "repost_of": "repost_of retweet_tweetid retweeted_status_id retweet_id retweeted_id referenced_tweets_retweeted_id"
    " retweeted_tweet_id",
    "reply_to": "reply_to in_reply_to_status_id in_reply_to_tweetid in_reply_to_tweet_id reply_to_id"
    " referenced_tweets_replied_to_id in_reply_to_id replied_to_id",
    "quote_of": "quote_of quoted_tweet_tweetid quoted_status_id quote_tweet_id referenced_tweets_quoted_id"
    " quoted_tweet_id",
    "channel_id": "channel_id group_id subreddit_id subreddit chat_id",
    "channel_name": "channel_name group_name subreddit chat_name",
    "likes": "likes like_count favorite_count favourites_count favorites public_metrics_like_count likes_count",
    "reposts": "reposts retweet_count retweets public_metrics_retweet_count shares share_count repost_count",
    "replies": "replies reply_count comments num_comments public_metrics_reply_count comment_count",
    "quotes": "quotes quote_count public_metrics_quote_count",
}
_COUNTS = ("account_followers", "account_following", "account_posts", "likes", "reposts", "replies", "quotes")
_REFERENCES = ("repost_of", "reply_to", "quote_of")
_TIMES = (
    ("TRY_CAST({0} AS TIMESTAMPTZ)", "a date as ISO 8601 writes it, in UTC where it says no zone"),
    ("TRY_CAST({0} AS DOUBLE)", "seconds since 1970"),
    ("TRY_CAST({0} AS DOUBLE) / 1000", "milliseconds since 1970"),
    ("try_strptime({0}, '%a %b %d %H:%M:%S %z %Y')", "a date as X writes it"),
    ("try_strptime({0}, '%a, %d %b %Y %H:%M:%S %z')", "a date as mail writes it"),
    ("try_strptime({0}, ['%m/%d/%Y %H:%M:%S', '%m/%d/%Y %H:%M', '%m/%d/%Y'])", "month/day/year, taken as UTC"),
    ("try_strptime({0}, ['%d/%m/%Y %H:%M:%S', '%d/%m/%Y %H:%M', '%d/%m/%Y'])", "day/month/year, taken as UTC"),
    ("try_strptime({0}, ['%d.%m.%Y %H:%M:%S', '%d.%m.%Y %H:%M', '%d.%m.%Y'])", "day.month.year, taken as UTC"),
)
_EARLIEST = datetime(2005, 1, 1, tzinfo=UTC).timestamp() * 1e6
_LATEST = datetime(2100, 1, 1, tzinfo=UTC).timestamp() * 1e6
_HOSTS = (("x", ("twitter.com/", "x.com/")), ("reddit", ("reddit.com/",)), ("facebook", ("facebook.com/",)))
_WORDS = (("x", ("tweet", "screen_name")), ("reddit", ("subreddit",)))


@dataclass(frozen=True, slots=True)
class Guess:
    """`columns` says which of the file's columns was taken for which of the contract's; `why` is for a person."""

    sql: str
    columns: dict[str, str]
    why: tuple[str, ...]


def guessed(columns: Sequence[str], rows: Sequence[Cells]) -> Guess:
    """Raises MappingInvalid where no account, post or time is found."""
    known = _known_mapping(columns)
    if known is not None:
        return known
    chosen = _chosen(columns)
    _drop_numeric_handles(chosen, columns, rows)
    missing = _missing(chosen)
    if missing:
        raise _too_little(missing, columns)
    time_form, time_why = _time_form(chosen["at"], columns, rows)
    platform = _platform(columns, chosen, rows)
    sql = "\n".join(_lines(chosen, platform, time_form))
    why = (
        *(f"{name}: the column {column}" for name, column in chosen.items()),
        f"at is {time_why}",
        f"platform is guessed as {platform}" if platform != "table" else "platform is not known: change 'table'",
        "mentions, hashtags and links are taken from the text",
    )
    return Guess(sql, chosen, why)


def _known_mapping(columns: Sequence[str]) -> Guess | None:
    """A shipped mapping whose columns are all there and leave at most a few over."""
    for name, file in shipped().items():
        sql = file.read_text(encoding="utf-8")
        try:
            mapper = Mapper(sql, columns)
        except MappingInvalid:
            continue
        mapper.close()
        taken = {each: ", ".join(mapper.sources(each)) for each in mapper.names if mapper.sources(each)}
        if len(mapper.wanted) * 2 >= len(columns):
            return Guess(sql, taken, (f"its columns are those of the shipped mapping {name}",))
    return None


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")


def _chosen(columns: Sequence[str]) -> dict[str, str]:
    """Each column of the file is taken once."""
    by_name: dict[str, str] = {}
    for column in columns:
        by_name.setdefault(_plain(column), column)
    chosen: dict[str, str] = {}
    for target, names in _NAMES.items():
        found = next((by_name[name] for name in names.split() if name in by_name), None)
        if found is not None and (found not in chosen.values() or target == "channel_name"):
            chosen[target] = found
    return chosen


def _drop_numeric_handles(chosen: dict[str, str], columns: Sequence[str], rows: Sequence[Cells]) -> None:
    """An author who is a number is an id, whatever the column is called."""
    handle = chosen.get("account_handle")
    if handle is None or "account_id" in chosen:
        return
    values = list(_values(handle, columns, rows))
    if values and all(value.isdigit() and len(value) > 6 for value in values):
        chosen["account_id"] = chosen.pop("account_handle")


def _values(column: str, columns: Sequence[str], rows: Sequence[Cells]) -> Iterator[str]:
    index = columns.index(column)
    return (cell for row in rows if (cell := row[index]))


def _missing(chosen: dict[str, str]) -> str:
    if "account_id" not in chosen and "account_handle" not in chosen:
        return "the account (an author's id or handle)"
    if "post_id" not in chosen:
        return "the post's id"
    return "" if "at" in chosen else "the time"


def _too_little(missing: str, columns: Iterable[str]) -> MappingInvalid:
    named = ", ".join(list(columns)[:60])
    return MappingInvalid(
        f"No mapping can be guessed: no column is {missing}. The columns are: {named}",
        f"Write a mapping to a file and name it with --mapping:\n{TEMPLATE}",
    )


def _time_form(column: str, columns: Sequence[str], rows: Sequence[Cells]) -> tuple[str, str]:
    """The form that reads most values as a sensible time; the earlier one where several read as many."""
    values = list(_values(column, columns, rows))
    quoted = _quoted(column)
    counts = [(sum(_readable(form, values)), -number) for number, (form, _) in enumerate(_TIMES)]
    most, number = max(counts, default=(0, 0))
    if values and most == 0:
        raise _too_little(f"a time that can be read ({column} holds {values[0][:40]!r})", columns)
    form, why = _TIMES[-number]
    if "day/year" in why and _is_ambiguous(values):
        why += " (day/month/year reads them as well: look at the rows shown)"
    return form.format(quoted), why


def _readable(form: str, values: list[str]) -> Iterator[bool]:
    sql = " ".join(
        ("SELECT", form.format("value"), "AS at, 'x' AS platform, '1' AS account_id, '1' AS post_id FROM source")
    )
    mapper = Mapper(sql, ["value"])
    try:
        for found in mapper.map([[value] for value in values], 0):
            at = None if isinstance(found, str) else found["at"]
            yield isinstance(at, int) and _EARLIEST <= at <= _LATEST
    finally:
        mapper.close()


def _is_ambiguous(values: list[str]) -> bool:
    return all(int(found[1]) <= 12 for value in values if (found := re.match(r"\d+/(\d+)/", value)))


def _platform(columns: Sequence[str], chosen: dict[str, str], rows: Sequence[Cells]) -> str:
    names = {_plain(column) for column in columns}
    for platform, words in _WORDS:
        if any(word in name for word in words for name in names):
            return platform
    for url in _values(chosen["url"], columns, rows) if "url" in chosen else ():
        for platform, hosts in _HOSTS:
            if any(host in url for host in hosts):
                return platform
    return "table"


def _quoted(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _lines(chosen: dict[str, str], platform: str, time_form: str) -> Iterator[str]:
    yield "-- title: guessed from the columns"
    yield f"-- platform: {platform}"
    account = chosen.get("account_id") or chosen["account_handle"]
    yield f"-- key: not checked; a post by {_plain(chosen['post_id'])}, an account by {_plain(account)}"
    yield "SELECT"
    yield f"    '{platform}' AS platform,"
    forms: dict[str, Callable[[str], str]] = {
        **dict.fromkeys(_COUNTS, lambda column: f"TRY_CAST({column} AS BIGINT)"),
        **dict.fromkeys(_REFERENCES, lambda column: f"nullif({column}, {_quoted(chosen['post_id'])})"),
        "is_repost": lambda column: f"lower({column}) IN ('1', 'true', 't', 'yes', 'y')",
        "at": lambda _: time_form,
    }
    written = [f"    {forms.get(target, str)(_quoted(column))} AS {target}" for target, column in chosen.items()]
    yield ",\n".join(written)
    yield "FROM source"
