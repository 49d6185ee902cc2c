"""The loss curve as an SVG drawing, from loss.csv."""

import csv
from math import ceil
from pathlib import Path

WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 20, 44  # margins
SMOOTHED_RECORDS = 5


def draw(csv_path: Path, svg_path: Path) -> None:
    with csv_path.open() as file:
        rows = [(int(row["tokens"]), float(row["loss"])) for row in csv.DictReader(file)]
    losses = _smoothed([loss for _, loss in rows])
    most_tokens, most_loss = rows[-1][0], ceil(max(losses))

    def x(tokens: float) -> float:
        return LEFT + tokens / most_tokens * (WIDTH - LEFT - RIGHT)

    def y(loss: float) -> float:
        return HEIGHT - BOTTOM - loss / most_loss * (HEIGHT - TOP - BOTTOM)

    points = " ".join(f"{x(tokens):.1f},{y(loss):.1f}" for (tokens, _), loss in zip(rows, losses))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12" role="img">',
        "<title>Loss in training</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *(_loss_line(loss, y(loss)) for loss in range(most_loss + 1)),
        *(_tokens_label(i * most_tokens / 4, x(i * most_tokens / 4)) for i in range(5)),
        f'<polyline points="{points}" fill="none" stroke="#1b5e9b" stroke-width="1.5"/>',
        f'<text x="{LEFT}" y="{HEIGHT - 8}">million tokens; loss in nats per answer token</text>',
        "</svg>",
    ]
    svg_path.write_text("\n".join(parts) + "\n")


def _smoothed(losses: list[float]) -> list[float]:
    """Each as the mean of itself and those just before it."""
    windows = (losses[max(0, i + 1 - SMOOTHED_RECORDS) : i + 1] for i in range(len(losses)))
    return [sum(window) / len(window) for window in windows]


def _loss_line(loss: int, y: float) -> str:
    line = f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>'
    return f'{line}<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{loss}</text>'


def _tokens_label(tokens: float, x: float) -> str:
    y = HEIGHT - BOTTOM + 16
    return f'<text x="{x:.1f}" y="{y}" text-anchor="middle">{tokens / 1e6:.1f}</text>'
