// @ts-check
/**
 * node tools/catalogue/generate.mjs: writes models.generated.json from WebLLM's list of models and
 * the facts in tools/catalogue/facts/. What people write by hand is in models.json.
 */
import { writeFileSync } from 'node:fs';
import { generatedText } from './generated.mjs';

writeFileSync('models.generated.json', generatedText());
