"""Kinds of facts: sentences of the form "subject ... value", and ways to ask about them."""

from dataclasses import dataclass

from ..draw import Wordings


@dataclass(frozen=True)
class Kind:
    """subjects: a pool of the lexicon. values: another, or a name that `facts` knows.

    Of the answers' places {s} is the subject, {v} the value. asks_value says {s}, asks_subject {v}.
    """

    subjects: str
    values: str
    says: Wordings
    asks_value: Wordings
    value_answer: str
    asks_subject: Wordings
    subject_answer: str
    asks_whether: Wordings


LIVES = Kind(
    "name", "town",
    Wordings(("{s} lives in {v}.", "{s} comes from {v}."), ("{s} has a home in {v}.",)),
    Wordings(("Where does {s} live?", "In which town does {s} live?", "What town is {s} from?"),
             ("In which city does {s} live?",)),
    "In {v}",
    Wordings(("Who lives in {v}?", "Who is from {v}?", "Which person lives in {v}?"),
             ("Who has a home in {v}?",)),
    "{s}",
    Wordings(("Does {s} live in {v}?", "Is {s} from {v}?"), ("Is the home of {s} in {v}?",)),
)  # fmt: skip
IS_IN = Kind(
    "name", "room",
    Wordings(("{s} is in the {v}.", "{s} went to the {v}.", "{s} waits in the {v}."),
             ("{s} sits in the {v}.",)),
    Wordings(("Where is {s}?", "Where can I find {s}?", "Tell me where {s} is."),
             ("In what place is {s}?",)),
    "In the {v}",
    Wordings(("Who is in the {v}?", "Which person is in the {v}?"),
             ("Who can be found in the {v}?",)),
    "{s}",
    Wordings(("Is {s} in the {v}?", "Can I find {s} in the {v}?"),
             ("Is it true that {s} is in the {v}?",)),
)  # fmt: skip
LIES = Kind(
    "thing", "place",
    Wordings(("The {s} is {v}.", "The {s} lies {v}.", "There is a {s} {v}."),
             ("You see a {s} {v}.",)),
    Wordings(("Where is the {s}?", "Where can I find the {s}?", "Where does the {s} lie?"),
             ("In what place is the {s}?",)),
    "{v}",
    Wordings(("What is {v}?", "What lies {v}?", "Which thing is {v}?"), ("What do you find {v}?",)),
    "The {s}",
    Wordings(("Is the {s} {v}?", "Does the {s} lie {v}?"), ("Is it true that the {s} is {v}?",)),
)  # fmt: skip
LIKES = Kind(
    "name", "things",
    Wordings(("{s} likes {v}.", "{s} is fond of {v}.", "{s} collects {v}."),
             ("{s} really likes {v}.",)),
    Wordings(("What does {s} like?", "Which things does {s} like?", "What is {s} fond of?"),
             ("Tell me what {s} likes.",)),
    "{v}",
    Wordings(("Who likes {v}?", "Who is fond of {v}?", "Which person likes {v}?"),
             ("Tell me who likes {v}.",)),
    "{s}",
    Wordings(("Does {s} like {v}?", "Is {s} fond of {v}?"), ("Is it true that {s} likes {v}?",)),
)  # fmt: skip
HAS_COLOUR = Kind(
    "thing", "colour",
    Wordings(("The {s} is {v}.", "There is a {v} {s}.", "I see a {v} {s}."), ("My {s} is {v}.",)),
    Wordings(("What colour is the {s}?", "What color is the {s}?",
              "Which colour does the {s} have?"),
             ("Tell me the colour of the {s}.",)),
    "{v}",
    Wordings(("What is {v}?", "Which thing is {v}?"), ("Tell me what is {v}.",)),
    "The {s}",
    Wordings(("Is the {s} {v}?", "Does the {s} look {v}?"), ("Is it true that the {s} is {v}?",)),
)  # fmt: skip
WORKS = Kind(
    "name", "job",
    Wordings(("{s} is a {v}.", "{s} works as a {v}."), ("{s} became a {v}.",)),
    Wordings(("What is {s}'s job?", "What does {s} work as?", "What is the job of {s}?"),
             ("Tell me {s}'s job.",)),
    "{v}",
    Wordings(("Who is a {v}?", "Who is the {v}?", "Who works as a {v}?"),
             ("Which of them is a {v}?",)),
    "{s}",
    Wordings(("Is {s} a {v}?", "Does {s} work as a {v}?"), ("Is it true that {s} is a {v}?",)),
)  # fmt: skip
IS_OLD = Kind(
    "name", "number",
    Wordings(("{s} is {v} years old.", "{s} is {v}."), ("{s} turned {v}.",)),
    Wordings(("How old is {s}?", "What is {s}'s age?", "What is the age of {s}?"),
             ("Tell me how old {s} is.",)),
    "{v}",
    Wordings(("Who is {v} years old?", "Who is {v}?"), ("Which person is {v} years old?",)),
    "{s}",
    Wordings(("Is {s} {v} years old?", "Is {s} {v}?"), ("Is it true that {s} is {v} years old?",)),
)  # fmt: skip
OWNS = Kind(
    "name", "amount",
    Wordings(("{s} has {v}.", "{s} owns {v}.", "{s} bought {v}."), ("{s} holds {v}.",)),
    Wordings(("What does {s} have?", "What does {s} own?", "What did {s} buy?"),
             ("Tell me what {s} has.",)),
    "{v}",
    Wordings(("Who has {v}?", "Who owns {v}?", "Which person has {v}?"), ("Tell me who has {v}.",)),
    "{s}",
    Wordings(("Does {s} have {v}?", "Does {s} own {v}?"), ("Is it true that {s} has {v}?",)),
)  # fmt: skip

KINDS = (LIVES, IS_IN, LIES, LIKES, HAS_COLOUR, WORKS, IS_OLD, OWNS)
