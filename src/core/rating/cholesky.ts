/**
 * Square matrices as one row behind the other. `factor` writes the lower triangle of Cholesky's
 * factor over that of a symmetric, positive definite matrix.
 */
export function factor(matrix: Float64Array, size: number): void {
  for (let column = 0; column < size; column += 1) {
    const top = column * size;
    for (let row = column; row < size; row += 1) {
      const left = row * size;
      let sum = matrix[left + column] ?? 0;
      for (let at = 0; at < column; at += 1)
        sum -= (matrix[left + at] ?? 0) * (matrix[top + at] ?? 0);
      matrix[left + column] = row === column ? Math.sqrt(sum) : sum / (matrix[top + column] ?? 1);
    }
  }
}

/** Solves for the right side, in its place, with the factor of the matrix. */
export function solve(factored: Float64Array, size: number, right: Float64Array): void {
  for (let row = 0; row < size; row += 1) {
    let sum = right[row] ?? 0;
    for (let at = 0; at < row; at += 1) sum -= (factored[row * size + at] ?? 0) * (right[at] ?? 0);
    right[row] = sum / (factored[row * size + row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = right[row] ?? 0;
    for (let at = row + 1; at < size; at += 1) {
      sum -= (factored[at * size + row] ?? 0) * (right[at] ?? 0);
    }
    right[row] = sum / (factored[row * size + row] ?? 1);
  }
}
