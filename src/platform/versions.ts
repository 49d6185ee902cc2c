import { dependencies, version } from '../../package.json';

/** What stamps name beside the model: this page, WebLLM and the browser. */
export const versions = {
  appVersion: version,
  engineVersion: dependencies['@mlc-ai/web-llm'],
  browser: navigator.userAgent,
} as const;
