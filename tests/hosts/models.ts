import { createSHA256 } from 'hash-wasm';
import type { ModelFile, Part } from '../../src/core/catalogue/files';
import type { WholeModel } from '../../src/core/catalogue/model';
import { bytesOf } from './content';

async function sha256(bytes: Uint8Array): Promise<string> {
  return (await createSHA256()).init().update(bytes).digest();
}

async function testPart(name: string, sizeBytes: number): Promise<Part> {
  const path = `${name}-${sizeBytes}`;
  return { path, sizeBytes, sha256: await sha256(bytesOf(path, sizeBytes)) };
}

/** A file of the test host, its parts of the given sizes. */
export async function testFile(path: string, sizes: readonly number[]): Promise<ModelFile> {
  const parts = await Promise.all(
    sizes.map((size, index) => testPart(`${path}.part${index}`, size)),
  );
  const bytes = parts.map((part) => bytesOf(part.path, part.sizeBytes));
  const sizeBytes = sizes.reduce((sum, size) => sum + size, 0);
  const hasher = (await createSHA256()).init();
  for (const piece of bytes) hasher.update(piece);
  return { path, sizeBytes, sha256: hasher.digest(), parts };
}

/** The bytes that a file of the test host has. */
export function fileBytes(file: ModelFile): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(file.sizeBytes);
  let offset = 0;
  for (const part of file.parts) {
    whole.set(bytesOf(part.path, part.sizeBytes), offset);
    offset += part.sizeBytes;
  }
  return whole;
}

export function testModel(id: string, behaviour: string, list: readonly ModelFile[]): WholeModel {
  return {
    id,
    name: id,
    family: 'test',
    kind: 'chat',
    producer: 'test',
    origin: { countries: [], link: 'https://x.example' },
    parameters: 1,
    quantisation: 'none',
    contextTokens: 100,
    languages: ['en'],
    licence: { spdx: 'MIT', name: 'MIT', link: 'https://x.example', read: null },
    files: { kind: 'complete', folder: `models/${behaviour}/`, list: [...list] },
    library: { kind: 'file', path: list[0]?.path ?? '' },
    needs: {
      features: [],
      largestBufferBytes: 1,
      memoryBytes: 1,
      contextTokens: 100,
      kvBytesPerToken: 1,
    },
    sampling: { temperature: 0, topP: 1 },
    twin: null,
    selfTest: null,
  };
}
