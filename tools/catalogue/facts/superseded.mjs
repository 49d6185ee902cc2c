// @ts-check
/**
 * Models of WebLLM's list that the catalogue leaves to a newer one of their size and purpose: the stem
 * of their ids, and the name of the model that is taken instead.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const superseded = {
  'Llama-2-7b-chat-hf': 'Llama 3.1 8B Instruct',
  'Llama-2-13b-chat-hf': 'Llama 3.1 8B Instruct',
  'Llama-3-8B-Instruct': 'Llama 3.1 8B Instruct',
  'Hermes-2-Theta-Llama-3-8B': 'Hermes 3 Llama 3.1 8B',
  'Hermes-2-Pro-Llama-3-8B': 'Hermes 3 Llama 3.1 8B',
  'OpenHermes-2.5-Mistral-7B': 'Hermes 2 Pro Mistral 7B',
  'NeuralHermes-2.5-Mistral-7B': 'Hermes 2 Pro Mistral 7B',
  'Mistral-7B-Instruct-v0.2': 'Mistral 7B Instruct v0.3',
  'WizardMath-7B-V1.1': 'Qwen 2.5 Math 1.5B Instruct',
  'Qwen2-Math-1.5B-Instruct': 'Qwen 2.5 Math 1.5B Instruct',
  'Qwen2-Math-7B-Instruct': 'Qwen 2.5 Math 1.5B Instruct',
  'Qwen2-0.5B-Instruct': 'Qwen 2.5 0.5B Instruct',
  'Qwen2-1.5B-Instruct': 'Qwen 2.5 1.5B Instruct',
  'Qwen2-7B-Instruct': 'Qwen 2.5 7B Instruct',
  'Phi-3-mini-4k-instruct': 'Phi 3.5 mini Instruct',
  'gemma-2b-it': 'Gemma 2 2B Instruct',
  'stablelm-2-zephyr-1_6b': 'SmolLM2 1.7B Instruct',
  'RedPajama-INCITE-Chat-3B-v1': 'Llama 3.2 3B Instruct',
  'TinyLlama-1.1B-Chat-v0.4': 'TinyLlama 1.1B Chat v1.0',
};
