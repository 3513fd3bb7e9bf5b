"""Invented words: what the simulated accounts are called, and what they write. Nobody in here exists."""

ADJECTIVES = (
    "amber", "brisk", "calm", "dapper", "early", "fuzzy", "gentle", "hazel", "idle", "jolly", "keen", "lucky",
    "mellow", "nimble", "odd", "plucky", "quiet", "rusty", "snowy", "tidy", "upbeat", "velvet", "witty", "zesty",
)  # fmt: skip
CREATURES = (
    "badger", "crane", "dormouse", "egret", "ferret", "gecko", "heron", "ibis", "jackdaw", "kestrel", "lynx", "marten",
    "newt", "otter", "plover", "quail", "raven", "stoat", "tern", "urchin", "vole", "wren", "yak", "zander",
)  # fmt: skip
PLACES = (
    "Alderby", "Brindle Quay", "Corvenham", "Dunmarrow", "Elmscar", "Fallowmere", "Garrowtide", "Hexley Sound",
    "Innerwick Vale", "Juniper Cross", "Kelderwick", "Larkhollow", "Merrowdale", "Nettlecombe Bay", "Oxenreach",
    "Pellingford", "Quarrendale", "Rookhaven", "Silverstrand", "Thistleport", "Umberfold", "Vennacre", "Wrenlow",
    "Yarrowgate",
)  # fmt: skip
OPENERS = (
    "Just saw", "Still thinking about", "Nobody told me about", "Three cheers for", "Not convinced by",
    "Finally a word on", "So much noise over", "A small note on", "Back from looking at", "Long queue for",
    "Reading again about", "My neighbour swears by", "Good questions on", "Half the street talks about",
    "Somebody explain", "Half an hour with", "Grateful for", "An honest look at", "Waiting for news of",
    "Every spring we get", "Dreaming of", "It took years to see", "Small victory for", "The trouble with",
)  # fmt: skip
VERBS = (
    "opening late", "moving to", "coming back to", "being repaired in", "getting loud in", "costing more around",
    "selling out in", "growing fast near", "falling apart in", "making friends in", "keeping people up in",
    "changing hands in", "being voted on in", "turning heads in", "going quiet in", "winning prizes in",
    "starting over in", "blocking the road to", "saving money in", "getting lost near", "being painted in",
    "running early in", "filling the square of", "finding a home in",
)  # fmt: skip
TAILS = (
    "and I am here for it", "which nobody expected", "before the rain comes", "as the council promised",
    "and the children love it", "after all these months", "if the wind allows", "and it shows",
    "so bring your own cup", "but the photos do not do it justice", "while stocks last", "and that is fine",
    "says the woman at the kiosk", "for the second time", "with a brass band", "and then it stopped",
    "without any warning", "to nobody's surprise", "in the best possible way", "according to the notice board",
    "and we stayed until dark", "which is a start", "or so they say", "and I would go again",
)  # fmt: skip
GREETINGS = (
    "Good morning to everyone out there", "Have a lovely weekend everybody", "Coffee first, then the world",
    "Thank you all for the kind words", "What is everybody reading today?", "Another long day, good night all",
)  # fmt: skip
TOPICS = (
    ("ferry", ("harbour", "deckhand", "timetable", "lighthouse", "tide table", "gangway", "foghorn", "night boat")),
    ("orchard", ("cider press", "apple fair", "pruning", "beehive", "seedling", "old ladder", "frost watch", "pear")),
    ("cycling", ("bike lane", "puncture", "hill climb", "courier", "tandem", "helmet rule", "wheel", "repair cafe")),
    ("choir", ("rehearsal", "sopranos", "song sheet", "concert", "organ", "street choir", "encore", "microphone")),
    ("library", ("reading room", "late fee", "book van", "archive", "story hour", "shelf", "quiet hall", "catalogue")),
    ("bakery", ("sourdough", "oven", "bun", "flour price", "rye loaf", "early shift", "pastry", "bread queue")),
    ("chess", ("opening", "club night", "blitz", "endgame", "knight", "simul", "clock", "park table")),
    ("trams", ("tram line", "rails", "conductor", "depot", "terminus", "old carriage", "ticket gate", "timetable")),
    ("lanterns", ("parade", "paper lantern", "night market", "drummer", "stall", "fire bowl", "procession", "mask")),
    ("garden", ("allotment", "compost", "tomato", "greenhouse", "hedge", "watering can", "slug", "rain barrel")),
    ("weather", ("storm front", "drizzle", "rainbow", "heat record", "fog bank", "wind gauge", "thunder", "forecast")),
    ("football", ("derby", "keeper", "penalty", "away fans", "half-time", "pitch", "corner flag", "youth team")),
)  # fmt: skip
OUTLETS = ("herald", "courier", "lookout", "daily-post")
TAG_ENDINGS = ("", "Day", "Watch", "Week", "Fest", "Talk", "Now", "Club", "News", "Love")
HASHTAGS = tuple(tuple(f"{topic.capitalize()}{ending}" for ending in TAG_ENDINGS) for topic, _ in TOPICS)
BREAKING_TAG = "BreakingNow"


def sentence(topic: int, draw: list[int]) -> str:
    """One of about a hundred million sentences on a topic; `draw` holds at least six numbers."""
    nouns = TOPICS[topic][1]
    return (
        f"{OPENERS[draw[0] % 24]} the {ADJECTIVES[draw[1] % 24]} {nouns[draw[2] % 8]} "
        f"{VERBS[draw[3] % 24]} {PLACES[draw[4] % 24]} {TAILS[draw[5] % 24]}"
    )


def article(topic: int, day: int, number: int) -> str:
    """A link to one of a day's articles; the topic's first outlet writes most of them."""
    name, nouns = TOPICS[topic]
    slug = nouns[number % 8].replace(" ", "-")
    return f"https://{name}-{OUTLETS[number % len(OUTLETS)]}.example/{day:04d}/{slug}-{number}"


def handle(number: int, draw: int) -> str:
    return f"{ADJECTIVES[draw % 24]}_{CREATURES[draw // 24 % 24]}_{number}"


def name(draw: int) -> str:
    return f"{ADJECTIVES[draw % 24].capitalize()} {CREATURES[draw // 24 % 24].capitalize()}"


def bio(topics: tuple[int, int], draw: int) -> str:
    first, second = (TOPICS[topic] for topic in topics)
    subjects = f"{first[0]} and {second[0]}" if first != second else f"{first[0]}, first and last"
    return f"{subjects.capitalize()}. Fond of any {first[1][draw % 8]}. {PLACES[draw // 8 % 24]}."
