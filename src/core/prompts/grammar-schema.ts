import { isJsonObject, placeIn, type JsonObject } from './json-place';
import { keywordForms } from './schema-keywords';
import { typesOf, writtenType } from './grammar-types';

/** What the engine's grammar compiler is given for a schema, and what it does not take care of. */
export interface GrammarSchema {
  /** A JSON schema, as text, of what xgrammar 0.1.27 keeps to and nothing else. */
  readonly text: string;
  /** Keywords that an answer may break all the same, in alphabetical order: it is checked for them. */
  readonly afterwards: readonly string[];
}

/**
 * Writes a schema anew in the words that xgrammar takes for what they mean. It goes by one of the
 * keywords that stand side by side, reads keys as source text of its grammar, follows no reference
 * with other than plain characters, and aborts over `false`. An answer may get less freedom than the
 * schema gives (no properties that it does not speak of), and more only in what `afterwards` tells.
 *
 * @param schema as `parseSchema` takes it
 */
export function grammarSchema(schema: unknown): GrammarSchema {
  const writing = new Writing(schema);
  const root = writing.schema(schema);
  const $defs = writing.definitions();
  const text = JSON.stringify($defs === undefined ? root : { ...root, $defs });
  return { text, afterwards: [...writing.afterwards].toSorted() };
}

const anything: JsonObject = {};

class Writing {
  readonly afterwards = new Set<string>();
  /** What stands for each place that something refers to, by its pointer. */
  readonly #written = new Map<string, JsonObject>();
  readonly #names = new Map<string, string>();

  constructor(readonly root: unknown) {}

  definitions(): JsonObject | undefined {
    if (this.#names.size === 0) return undefined;
    return Object.fromEntries(
      [...this.#names].map(([pointer, name]) => [name, this.#written.get(pointer)]),
    );
  }

  readonly schema = (schema: unknown): JsonObject => {
    if (!isJsonObject(schema)) {
      if (schema === false) this.afterwards.add('false');
      return anything;
    }
    const { $ref, enum: values, anyOf, oneOf, allOf } = schema;
    if (typeof $ref === 'string') return this.#only(schema, ['$ref'], this.#reference($ref));
    if (Object.hasOwn(schema, 'const')) {
      return this.#only(schema, ['const'], { const: schema['const'] });
    }
    if (Array.isArray(values)) return this.#only(schema, ['enum'], { enum: values });
    const types = typesOf(schema);
    if (types) return this.#ofTypes(schema, types);
    if (Array.isArray(anyOf)) return this.#only(schema, ['anyOf'], this.#either(anyOf));
    // That exactly one of them fits is more than a grammar says.
    if (Array.isArray(oneOf)) return this.#only(schema, [], this.#either(oneOf));
    const [first, ...others] = Array.isArray(allOf) ? (allOf as unknown[]) : [];
    if (first !== undefined && others.length === 0) {
      return this.#only(schema, ['allOf'], this.schema(first));
    }
    return this.#only(schema, [], anything);
  };

  /** What is written of a schema, which keeps to these of its keywords. */
  #only(schema: JsonObject, kept: readonly string[], written: JsonObject): JsonObject {
    for (const keyword of Object.keys(schema)) {
      if (keywordForms.has(keyword) && !kept.includes(keyword) && !isPlace.has(keyword)) {
        this.afterwards.add(keyword);
      }
    }
    return written;
  }

  #either(schemas: readonly unknown[]): JsonObject {
    return { anyOf: schemas.map(this.schema) };
  }

  #ofTypes(schema: JsonObject, types: readonly string[]): JsonObject {
    const written = types.map((type) => writtenType(type, schema, this.schema));
    const kept = ['type', ...written.flatMap((each) => each.kept)];
    const [one] = written;
    const isAlone = one !== undefined && written.length === 1;
    return this.#only(
      schema,
      kept,
      isAlone ? one.schema : { anyOf: written.map((each) => each.schema) },
    );
  }

  #reference(pointer: string): JsonObject {
    const name = this.#names.get(pointer) ?? `d${this.#names.size}`;
    if (!this.#names.has(pointer)) {
      this.#names.set(pointer, name);
      this.#written.set(pointer, this.schema(placeIn(this.root, pointer)));
    }
    return { $ref: `#/$defs/${name}` };
  }
}

/** Keywords that hold schemas which count where something refers to them. */
const isPlace: ReadonlySet<string> = new Set(['$defs', 'definitions', '$id', '$anchor']);
