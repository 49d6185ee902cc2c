/** What a first visit offers to ask: in English, which the embedded models understand. */
export const firstPrompts = [
  'What is the capital of France?',
  'Explain in two sentences why the sky is blue.',
  'Reverse this list: red, green, blue.',
  'Which is larger, 48 or 84?',
];

/** Beginnings for models that go on with a text. */
export const firstBeginnings = [
  'The capital of France is',
  'The sky is blue because',
  'Once upon a time, in a house by the sea,',
];
