// @ts-check
/** node memory.mjs MODEL_DIR: what models.json says as `needs`, measured (memory-use.mjs). */
import { measureMemory } from './memory-use.mjs';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node memory.mjs MODEL_DIR');
const { memoryBytes, largestBufferBytes, kvBytesPerToken } = await measureMemory(folder);
console.log(`all buffers at most ${memoryBytes} bytes, the largest ${largestBufferBytes} bytes`);
console.log(`a token of context adds ${kvBytesPerToken} bytes`);
