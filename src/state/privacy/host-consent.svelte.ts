import type { Host } from '../../core/catalogue/catalogue';
import { allNames, firstBeyond } from '../../core/catalogue/reach';
import {
  allow,
  choiceText,
  isAllowed,
  nothingSaid,
  parseChoice,
  withdraw,
  type HostChoice,
} from '../../core/consent/host-choice';
import { hostsAsked, type HostRequest } from '../../core/consent/host-request';
import { hostsNeeded } from '../../core/consent/hosts-needed';
import { failed, success, type Outcome } from '../../core/outcome';
import type { Calendar, KeptText } from '../../core/ports';
import type { StoreFailure } from '../../core/store/failures';

export interface HostConsentPorts {
  /** The site's: it needs nobody's word. */
  readonly ownHost: string;
  /** Those that this build allows. */
  readonly hosts: readonly Host[];
  /** Where site data is blocked the choice lasts for this visit. */
  readonly kept: KeptText;
  readonly calendar: Calendar;
  /** Called when the choice is another one, in whichever tab it was made. */
  readonly onChange: (choice: HostChoice) => void;
}

export type HostAnswer = 'allow' | 'cancel' | 'site-only';

/** What stands before the first request to a host. */
export interface HostQuestion {
  readonly request: HostRequest;
  /** Those of its hosts that nobody has allowed. */
  readonly hosts: readonly Host[];
}

type Permit = Outcome<readonly string[], StoreFailure>;

/** Which hosts beside the site's own a person lets the page ask; asks them where they have not said. */
export class HostConsent {
  #choice = $state.raw(nothingSaid);
  /** What was kept when it was looked at last: only another tab makes it another text. */
  #kept: string | null = null;
  #question = $state.raw<HostQuestion>();
  /** `look-again`: it may not be the question any more. */
  #settle: (answer: HostAnswer | 'look-again') => void = () => undefined;
  /** One question at a time: the answer to one may be that to the next. */
  #asked: Promise<unknown> = Promise.resolve();

  constructor(readonly ports: HostConsentPorts) {
    this.refresh();
  }

  get choice(): HostChoice {
    return this.#choice;
  }

  /** Undefined where nothing is asked. */
  get question(): HostQuestion | undefined {
    return this.#question;
  }

  /** Looks again what is kept: another tab may have changed it. */
  refresh(): void {
    const kept = this.ports.kept.read();
    if (kept === null || kept === this.#kept) return;
    this.#kept = kept;
    this.#note(parseChoice(kept));
  }

  /**
   * The names that may be asked for it; a person is asked first where they have not said.
   *
   * @param signal takes the question back
   */
  permit(request: HostRequest, signal: AbortSignal): Promise<Permit> {
    const permit = this.#asked.then(() => this.#permit(request, signal));
    this.#asked = permit;
    return permit;
  }

  /** @param question the one that is answered: a press that comes when it is over answers no other */
  answer(answer: HostAnswer, question: HostQuestion): void {
    if (question === this.#question) this.#settle(answer);
  }

  /** From now on nothing is fetched from there until a person has been asked anew. */
  withdraw(host: string): void {
    this.refresh();
    this.#keep(withdraw(this.#choice, host));
  }

  /** @param siteOnly takes back all that was allowed; without it, a person is asked again */
  setSiteOnly(siteOnly: boolean): void {
    this.#keep({ siteOnly, allowed: [] });
  }

  /** Why none of these names may be asked, where one of them may not; undefined where all may. */
  refusal(names: readonly string[]): StoreFailure | undefined {
    const { hosts } = this.ports;
    const refused = hosts.find((one) => names.includes(one.host) && !this.#isAllowed(one));
    return refused && this.#refused(refused, 'withdrawn');
  }

  async #permit(request: HostRequest, signal: AbortSignal): Promise<Permit> {
    const { hosts, ownHost, calendar } = this.ports;
    const asked = hostsAsked(request);
    const stranger = firstBeyond(asked, [ownHost, ...allNames(hosts)]);
    if (stranger !== undefined) return failed({ kind: 'host-not-allowed', host: stranger });
    const needed = hostsNeeded(asked, hosts);
    for (;;) {
      if (signal.aborted) return failed({ kind: 'aborted' });
      this.refresh();
      const missing = needed.filter((host) => !this.#isAllowed(host));
      const [first] = missing;
      if (!first) return success(allNames(needed));
      if (this.#choice.siteOnly) return failed(this.#refused(first, 'answer'));
      const answer = await this.#ask({ request, hosts: missing }, signal);
      if (answer === 'cancel') return failed(this.#refused(first, 'answer'));
      if (answer === 'site-only') this.setSiteOnly(true);
      if (answer === 'allow') this.#keep(allow(this.#choice, missing, calendar.nowMs()));
    }
  }

  async #ask(question: HostQuestion, signal: AbortSignal) {
    const takeBack = (): void => {
      this.#settle('look-again');
    };
    signal.addEventListener('abort', takeBack);
    this.#question = question;
    const answer = await new Promise<HostAnswer | 'look-again'>((resolve) => {
      this.#settle = resolve;
    });
    signal.removeEventListener('abort', takeBack);
    this.#question = undefined;
    return answer;
  }

  #isAllowed(host: Host): boolean {
    return isAllowed(this.#choice, host);
  }

  #refused({ host }: Host, how: 'answer' | 'withdrawn'): StoreFailure {
    return { kind: 'host-refused', host, how: this.#choice.siteOnly ? 'site-only' : how };
  }

  #keep(choice: HostChoice): void {
    const { kept } = this.ports;
    kept.write(choiceText(choice));
    // Where there was no room for it an earlier choice is still there, which no longer counts.
    this.#kept = kept.read();
    this.#note(choice);
  }

  #note(choice: HostChoice): void {
    this.#choice = choice;
    // What is asked may have been answered in another tab.
    this.#settle('look-again');
    this.ports.onChange(choice);
  }
}
