import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures';
import { PromptsScreen } from './prompts-screen';

/** A batch as a person makes, follows and judges one, from the Prompts screen on. */
export class BatchScreen {
  constructor(
    readonly page: Page,
    /** How many prompts are asked of how many columns. */
    readonly size: { readonly prompts: number; readonly columns: number },
  ) {}

  /**
   * Brings a prompt with a variable, filled from a table, to where the batch is begun.
   *
   * @param values the variable's name, then what stands for it in each prompt
   */
  async fromTable(text: string, values: readonly string[]): Promise<void> {
    const prompts = new PromptsScreen(this.page);
    await prompts.open();
    await prompts.write(text, 'A batch');
    await prompts.sheet.getByRole('radio', { name: 'From a table' }).check();
    await prompts.sheet.getByLabel('Table of values').fill(values.join('\n'));
    await prompts.sheet.getByRole('button', { name: this.toBatch }).click();
    await expect(this.next).toBeVisible();
  }

  /** Brings prompts of the library to where the batch is begun. */
  async fromSelection(titles: readonly string[]): Promise<void> {
    const prompts = new PromptsScreen(this.page);
    await prompts.open();
    for (const title of titles) {
      await this.page.getByRole('checkbox', { name: `Select “${title}”` }).check();
    }
    await this.page.getByRole('button', { name: this.toBatch }).click();
    await expect(this.next).toBeVisible();
  }

  /** What the button is called that leads from the prompts to the batch. */
  get toBatch(): string {
    return `Run ${this.size.prompts} prompts as a batch`;
  }

  get next(): Locator {
    return this.page.getByRole('region', { name: 'Next batch' });
  }

  /** Begins it; what is shown then is the run. */
  async begin(): Promise<void> {
    await this.next.getByRole('button', { name: 'Start' }).click();
    await expect(this.run).toBeVisible();
  }

  get run(): Locator {
    return this.page.getByRole('article', { name: /^Run of/ });
  }

  item(place: number): Locator {
    return this.run.getByRole('article', { name: `Prompt ${place} of ${this.size.prompts}` });
  }

  /** All of its answers are there, or say why not, and nothing is being asked any more. */
  async over(timeout: number): Promise<void> {
    const answers = this.size.prompts * this.size.columns;
    const all = this.run.getByText(new RegExp(`^${answers} of ${answers}(, \\d+ failed)?$`));
    await expect(all).toBeVisible({ timeout });
    await expect(this.run.getByRole('button', { name: /^Run again/ })).toBeEnabled();
  }

  get judging(): Locator {
    return this.run.locator('.judging');
  }

  /** How many prompts are judged. */
  get judged(): Locator {
    return this.judging.getByRole('status').first();
  }

  /** The vote on the prompt that is shown. */
  get vote(): Locator {
    return this.judging.getByRole('region', { name: 'Which answer is best?' }).getByRole('status');
  }

  async judge(): Promise<void> {
    await this.run.getByRole('button', { name: 'Judge the answers' }).click();
    await expect(this.judging.getByRole('heading', { level: 3 })).toBeFocused();
  }
}
