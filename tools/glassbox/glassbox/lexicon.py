"""The words that examples are made of, and which of them are kept for the held-out set.

A word's own hash says where it belongs, so the same word is held out in every role that it has.
"""

from zlib import crc32

THINGS = """
apple pear plum grape lemon peach mango melon cherry banana carrot onion potato tomato pepper bean
bread butter cheese honey rice soup cake biscuit sugar salt milk tea coffee juice water egg
table chair lamp sofa shelf mirror carpet curtain pillow blanket candle clock basket bottle bucket
plate bowl spoon fork knife cup kettle pan oven towel brush comb soap broom ladder hammer nail
rope wheel engine bicycle wagon boat ship train plane rocket bridge tower castle church market
house garden window door roof wall fence gate path road river lake island mountain valley desert
forest meadow beach ocean cloud storm thunder snow rain wind flower leaf root seed stone sand
cat dog horse cow sheep goat pig chicken duck goose rabbit mouse squirrel fox wolf bear tiger lion
monkey zebra camel whale dolphin shark salmon turtle frog snake lizard eagle parrot owl swan bee
spider butterfly book pencil paper stamp map camera radio phone violin piano drum trumpet
guitar painting poem story song puzzle ball doll kite glove scarf jacket shirt button pocket boot
shoe hat ring crown coin wallet ticket ribbon feather shell anchor barrel lantern needle thread
magnet compass marble statue garlic walnut saddle helmet napkin hammock pebble cottage
orchard pumpkin cabbage spinach raisin almond pigeon badger otter beetle donkey penguin raven
falcon sparrow tulip daisy cactus willow maple acorn harbor tunnel cabin tractor canoe sledge
scooter suitcase umbrella blender toaster pillar chimney attic cellar balcony
""".split()

ADJECTIVES = """
quiet loud happy sad quick slow bright dark warm cold soft hard sweet bitter clean
dusty empty full heavy light round square narrow wide brave gentle clever lazy
""".split()

NAMES = """
Anna Ben Clara David Emma Felix Grace Henry Iris Jack Kara Leo Mia Noah Olga Paul Rosa Sam Tina
Umar Vera Yara Zoe Alan Bella Carl Dora Eric Fiona Gus Hanna Ivan Julia Kurt Lena Nina
Omar Petra Quinn Ralf Sara Tom Ulla Victor Wanda Xenia Yusuf Zara Amir Beth Colin Dana Elena Frank
Greta Hugo Ines Jonas Kate Lars Maria Nils Oscar Paula Rudi Sofia Theo Ursula Vito Wendy Adam
Bruno Carmen Diego Edith Farid Gloria Hector Irma Jamal Karin Lucas Mona Nora Otto Pablo Ravi
Selma Timo Viola Walter
""".split()

TOWNS = """
Paris London Rome Oslo Berlin Madrid Vienna Lisbon Dublin Athens Prague Warsaw Cairo Tokyo Delhi
Lima Boston Chicago Denver Toronto Geneva Milan Naples Hamburg Munich Seville Porto Bergen Lyon
Bristol Oxford Leeds Ghent Kyoto Sydney Havana Quito Nairobi Tunis Riga Turin Bilbao
""".split()

ROOMS = """
kitchen garden office library cellar attic garage bathroom hall park school station museum
bakery stable workshop bedroom theatre harbor market
""".split()

COLOURS = "red blue green yellow black white brown pink grey purple orange golden silver".split()

JOBS = """
doctor teacher baker pilot farmer nurse painter driver singer lawyer writer cook gardener sailor
dancer plumber judge tailor miner barber butcher dentist
""".split()

# Their plural ends in a plain s.
COUNTABLES = """
apple pear plum grape lemon carrot onion egg table chair lamp plate bowl spoon cup nail boat horse
cow goat pig duck rabbit book pencil stamp doll kite hat ring coin ticket shell stone boot cake
biscuit melon banana button ribbon candle bottle basket flower
""".split()

HELD_OUT_ONE_IN = 7

# The first that holds out at least two words of every pool below.
SALT = 21


def is_held_out(word: str) -> bool:
    return crc32(f"word-{SALT}:{word.lower()}".encode()) % HELD_OUT_ONE_IN == 0


def _split(words: list[str]) -> dict[bool, tuple[str, ...]]:
    """By whether they are held out."""
    unique = list(dict.fromkeys(words))
    return {kept: tuple(w for w in unique if is_held_out(w) == kept) for kept in (False, True)}


POOLS = {
    "thing": _split(THINGS),
    "countable": _split(COUNTABLES),
    "word": _split(THINGS + ADJECTIVES),
    "name": _split(NAMES),
    "town": _split(TOWNS),
    "room": _split(ROOMS),
    "colour": _split(COLOURS),
    "job": _split(JOBS),
}

HELD_OUT_WORDS = frozenset(w.lower() for pool in POOLS.values() for w in pool[True])
ALL_WORDS = frozenset(w.lower() for pool in POOLS.values() for kept in pool.values() for w in kept)
