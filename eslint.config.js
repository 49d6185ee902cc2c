import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
  {
    ignores: [
      'dist*/',
      'node_modules/',
      'public/',
      'test-results/',
      '.cache/',
      'tools/modelkit/',
      'tools/glassbox/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...ts.configs.stylisticTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        project: [
          'tsconfig.json',
          'src/*/tsconfig.json',
          'tests/tsconfig.json',
          'tools/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_' }],
      // Numbers in texts are what this page is full of.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Answers are text: see ui/markdown.' },
      ],
      'svelte/no-at-html-tags': 'error',
      // A file has one idea.
      'max-lines': ['error', 300],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      // Said of these alone: where it is, each file makes the linter find the types of all others anew.
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      // The linter does not see the types of components' props; svelte-check does, and checks them.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // Props are reactive only as `let` where one of them is bindable.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$derived'] }],
    },
  },
  {
    // Expectations look at methods without calling them.
    files: ['**/*.test.ts', '**/*.spec.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off', 'max-lines': ['error', 500] },
  },
  {
    // A table.
    files: ['src/i18n/messages.generated.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [ts.configs.disableTypeChecked],
    // The compiler knows which names there are, in Node and in the pages that some of them drive.
    rules: { 'no-undef': 'off' },
  },
);
