"""Small talk, and what is refused because it is none of the tasks."""

from ..draw import Draw, Wordings
from ..example import Turn, casual

REFUSAL = "I cannot do that. Ask me what I can do."
ABILITIES = (
    "I can do small sums, sort and reverse lists, spell words, and answer questions about a short "
    "text that you give me."
)
IDENTITY = "I am Glassbox, a very small language model. You can see how I was made."

SMALL_TALK = (
    (
        "Hello! What can I do for you?",
        ("Hello", "Hi", "Hey", "Hello!", "Hi there!", "Good morning!", "Good evening.",
        "Hello there.", "Hey you!"),
        ("Hello, model!", "Good afternoon!"),
    ),
    (
        IDENTITY,
        (
            "Who are you?", "What are you?", "What is your name?", "Are you a robot?",
            "Who made you?",
            "What model are you?", "Are you ChatGPT?", "Tell me about yourself.",
            "Introduce yourself.",
        ),
        ("What should I call you?", "Say who you are."),
    ),
    (
        ABILITIES,
        (
            "What can you do?", "Help", "How can you help me?", "What are your tasks?",
            "What do you know?",
            "What can I ask you?", "How do I use you?", "Which tasks can you do?",
            "Give me an example.",
        ),
        ("What are you good at?", "What can you help me with?"),
    ),
    (
        "You are welcome!",
        ("Thank you", "Thanks", "Thank you very much!", "Thanks a lot.", "Great, thanks!",
        "That is right, thank you."),
        ("Many thanks!",),
    ),
    (
        "Goodbye!",
        ("Goodbye", "Bye", "Bye bye!", "See you!", "Good night.", "See you later."),
        ("Bye for now!",),
    ),
    (
        "How can I help? " + ABILITIES,
        ("How are you?", "How are you today?", "How is it going?", "What's up?", "Are you well?"),
        ("How do you do?",),
    ),
)  # fmt: skip

OUTSIDE = Wordings(
    seen=(
        "What is the capital of {t}?", "Tell me about {t}.", "What is the weather in {t}?",
        "Who was {n}?",
        "Write a poem about a {w}.", "Write a story about the {w}.", "Tell me a joke.",
        "Why is the sky blue?",
        "How do I make {w}s?", "What does {w} mean?", "Translate {w} into German.",
        "Translate {w} to French.",
        "What is {w} in Spanish?", "Explain what a {w} is.", "Who invented the {w}?",
        "When was {n} born?",
        "How far is it from {t} to {u}?", "Write Python code that counts {w}s.",
        "Give me a recipe with {w}.",
        "Who is the president of France?", "What is the meaning of life?",
        "How do I learn to be a {j}?",
        "What should I wear in {t}?", "Why do {w}s fly?", "How does a {w} work?",
        "Where can I buy a {w}?",
        "Recommend a film about {w}s.", "What time is it?", "What day is it today?",
        "Who won the game in {t}?",
        "Draw a {w}.", "Hum a tune for {n}.", "How many people live in {t}?",
        "What is the best {w}?",
        "Describe a {w}.", "Write an email to {n}.", "What is a good name for a {w}?",
        "Define {w}.",
        "Is a {w} an animal?", "What do {w}s eat?", "How much does a {w} cost?",
        "Do you like {w}s?",
        "What is the largest town?", "What is the longest river?", "What is the fastest {w}?",
        "Write a haiku.",
        "Summarise the history of {t}.", "Give me five facts about {w}s.",
        "What is the square root of {x}?",
        "Was ist ein {w}?", "Wie geht es dir?", "Bonjour, comment allez-vous?", "Que es un {w}?",
        "Plan a trip to {t}.", "Who is {n}?", "Can you help me with my homework?",
        "I feel sad today.",
        "I want to buy a {w}.", "Should I become a {j}?", "Is {t} nice?", "Rhyme with {w}.",
        "Convert {x} miles.",
        "Tell me something.", "Let us talk about {w}s.", "What are {w}s made of?",
        "Divide {x} by {y}.",
    ),
    unseen=(
        "What language do people speak in {t}?", "How tall is {n}?",
        "Write a letter about the {w}.",
        "Why is a {w} called a {w}?", "What is the history of the {w}?",
        "How old is the town of {t}?",
        "Compose a limerick about {n}.", "What is the plural of {w}?", "Which {w} should I choose?",
        "Give me advice about {w}s.", "How long does it take to get to {t}?",
        "When did {n} live in {t}?",
    ),
)  # fmt: skip


def small_talk(draw: Draw) -> Turn:
    answer, seen, unseen = draw.pick(SMALL_TALK)
    question = draw.pick(unseen if draw.unseen_wording else seen)
    return Turn("small talk", casual(draw, question), answer)


def refused(draw: Draw) -> Turn:
    if draw.chance(0.1) and not draw.unseen_wording and not draw.held_out:
        return Turn("refusal", " ".join(draw.words(draw.between(1, 4))), REFUSAL)
    wordings = OUTSIDE
    if draw.held_out and not draw.unseen_wording:
        wordings = Wordings(tuple(filter(_says_a_word, OUTSIDE.seen)), ())
    t, u = draw.members("town", 2)
    parts = dict(t=t, u=u, n=draw.member("name"), w=draw.member("thing"), j=draw.member("job"))
    question = draw.wording(wordings, x=draw.between(2, 99), y=draw.between(2, 99), **parts)
    return Turn("refusal", casual(draw, question), REFUSAL)


def _says_a_word(wording: str) -> bool:
    """One of the lexicon's, so that it can be held out."""
    return any(place in wording for place in ("{t}", "{n}", "{w}", "{j}"))


TASKS = (small_talk, refused)
