import { StreamedMarkdown, type Section } from './streamed';

/** Characters that are read and drawn at once: more than most answers have. */
const firstCharacters = 8000;
/** Characters of a long answer that each further task reads and draws. */
const stepCharacters = 2000;

/**
 * An answer, read and drawn a part at a time, so that no task of the page grows with its length. What
 * arrives while it streams is far less than a step.
 */
export class GradualMarkdown {
  /** What is read so far. Sections that have not changed are the same objects as before. */
  sections = $state.raw<readonly Section[]>([]);
  #markdown = new StreamedMarkdown();
  #text = '';
  #read = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Text mostly grows at its end; then the new end is all there is to read. */
  show(text: string): void {
    if (!text.startsWith(this.#text.slice(0, this.#read))) {
      this.#markdown = new StreamedMarkdown();
      this.#read = 0;
    }
    this.#text = text;
    this.#readOn(this.#read === 0 ? firstCharacters : stepCharacters);
  }

  pause(): void {
    clearTimeout(this.#timer);
  }

  #readOn(characters: number): void {
    this.pause();
    const part = this.#text.slice(this.#read, this.#read + characters);
    this.#markdown.append(part);
    this.#read += part.length;
    this.sections = this.#markdown.sections;
    if (this.#read >= this.#text.length) return;
    this.#timer = setTimeout(() => {
      this.#readOn(stepCharacters);
    });
  }
}
