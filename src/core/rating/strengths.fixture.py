"""Makes strengths.fixture.json: Bradley-Terry fits by other programs than ours.

    pip install statsmodels scipy
    python strengths.fixture.py > strengths.fixture.json

The table: games between the seven teams of the American League's eastern division in 1987 (Agresti,
Categorical Data Analysis, 2nd edition, table 10.10; 13 games for each pair), and the same with a team
that won each of its 4 games, which only a penalty makes finite.
"""

import json

import numpy as np
import statsmodels.api as sm
from scipy.optimize import minimize

teams = ["Milwaukee", "Detroit", "Toronto", "New York", "Boston", "Cleveland", "Baltimore"]
wins = np.array(
    [
        [0, 7, 9, 7, 7, 9, 11],
        [6, 0, 7, 5, 11, 9, 9],
        [4, 6, 0, 7, 7, 8, 12],
        [6, 8, 6, 0, 6, 7, 10],
        [6, 2, 6, 7, 0, 7, 12],
        [4, 4, 5, 6, 6, 0, 6],
        [2, 4, 1, 3, 1, 7, 0],
    ]
)


def by_regression(wins):
    """Without a penalty: a binomial regression, fitted by iteratively reweighted least squares."""
    size = len(wins)
    rows, counts = [], []
    for i in range(size):
        for j in range(i):
            row = np.zeros(size)
            row[i], row[j] = 1, -1
            rows.append(row[:-1])
            counts.append([wins[i, j], wins[j, i]])
    model = sm.GLM(np.array(counts), np.array(rows), family=sm.families.Binomial())
    strengths = np.append(model.fit(tol=1e-14).params, 0)
    return strengths - strengths.mean()


def by_minimising(wins, deviation):
    """With a normal prior: the penalised likelihood, minimised by BFGS, polished by Powell's hybrid."""
    from scipy.optimize import root

    played = wins + wins.T

    def loss(s):
        odds = s[:, None] - s[None, :]
        return np.sum(wins * np.log1p(np.exp(-odds))) + np.sum(s**2) / (2 * deviation**2)

    def slope(s):
        share = 1 / (1 + np.exp(s[None, :] - s[:, None]))
        return -(wins.sum(1) - (played * share).sum(1)) + s / deviation**2

    start = minimize(loss, np.zeros(len(wins)), jac=slope, method="BFGS").x
    return root(slope, start, method="hybr", tol=1e-13).x


undefeated = np.zeros((8, 8))
undefeated[:7, :7] = wins
undefeated[7, :4] = 1

print(
    json.dumps(
        {
            "teams": teams,
            "wins": wins.tolist(),
            "strengths": by_regression(wins).tolist(),
            "deviation": 2,
            "penalised": by_minimising(wins, 2).tolist(),
            "undefeated": {
                "wins": undefeated.tolist(),
                "penalised": by_minimising(undefeated, 2).tolist(),
            },
        },
        indent=2,
    )
)
