/** Texts that cost some renderer seconds, or everything. */
export function hostileTexts(): Readonly<Record<string, string>> {
  const line = (cell: (column: number) => string): string =>
    `| ${Array.from({ length: 60 }, (_, column) => cell(column)).join(' | ')} |`;
  const rows = Array.from({ length: 500 }, (_, row) => line((column) => `${row} x ${column}`));
  const nested = ['*', '_', '[', '>', '> ', '- ', '`', '![', '<', '~', '- x\n', '**a '];
  return {
    'table of 500 by 60': [line(String), line(() => '-'), ...rows].join('\n'),
    '1 MB of a*_[': 'a*_['.repeat(2 ** 18),
    '50,000 combining marks': `e${'\u0301'.repeat(50_000)}`,
    '16,000 Arabic letters without a blank': 'م'.repeat(16_000),
    '1 MB of short paragraphs': 'a\n\n'.repeat(350_000),
    '1 MB of one word': 'a'.repeat(2 ** 20),
    '1 MB of emphasis': '*a* '.repeat(2 ** 18),
    '1 MB of code': `\`\`\`\n${'let a = 1;\n'.repeat(95_000)}`,
    'code of 50,000 combining marks': `\`\`\`\ne${'\u0301'.repeat(50_000)}`,
    ...Object.fromEntries(
      nested.map((mark) => [`100,000 of ${mark.trim()}`, mark.repeat(100_000)]),
    ),
  };
}
