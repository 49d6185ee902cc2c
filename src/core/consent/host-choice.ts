import * as v from 'valibot';
import type { Host } from '../catalogue/catalogue';
import { growing, readable } from '../growing';
import { siteOnlyText } from './site-only';

/** A host that a person lets the page fetch models from, with all that was named when they were asked. */
const AllowedHostSchema = growing({
  host: v.string(),
  /** The hosts that it sends large files on to: `*.` before a name stands for all below it. */
  redirectsTo: v.array(v.string()),
  /** Milliseconds since 1970. */
  allowedAtMs: v.number(),
});

export type AllowedHost = v.InferOutput<typeof AllowedHostSchema>;

/** What a person has said of fetching from hosts other than the site's own; at first nothing. */
export interface HostChoice {
  /** Refused for good: nobody is asked, and no host is allowed. */
  readonly siteOnly: boolean;
  readonly allowed: readonly AllowedHost[];
}

export const nothingSaid: HostChoice = { siteOnly: false, allowed: [] };

/** One that cannot be read hides no others: its host is asked for again. */
const AllowedHostsSchema = v.pipe(v.string(), v.parseJson(), readable(AllowedHostSchema));

/** What `choiceText` has made; whatever else it is allows nothing. */
export function parseChoice(text: string): HostChoice {
  if (text === siteOnlyText) return { siteOnly: true, allowed: [] };
  const allowed = v.safeParse(AllowedHostsSchema, text);
  return allowed.success ? { siteOnly: false, allowed: allowed.output } : nothingSaid;
}

export function choiceText({ siteOnly, allowed }: HostChoice): string {
  return siteOnly ? siteOnlyText : JSON.stringify(allowed);
}

/** Whether the host was allowed, with every host that it sends files on to by now. */
export function isAllowed({ siteOnly, allowed }: HostChoice, { host, redirectsTo }: Host): boolean {
  const word = siteOnly ? undefined : allowed.find((one) => one.host === host);
  return word !== undefined && redirectsTo.every((name) => word.redirectsTo.includes(name));
}

/** A host that is allowed anew is there once, with what was named last. */
export function allow(choice: HostChoice, hosts: readonly Host[], allowedAtMs: number): HostChoice {
  const others = choice.allowed.filter(({ host }) => !hosts.some((one) => one.host === host));
  const added = hosts.map(({ host, redirectsTo }) => ({
    host,
    redirectsTo: [...redirectsTo],
    allowedAtMs,
  }));
  return { siteOnly: false, allowed: [...others, ...added] };
}

export function withdraw(choice: HostChoice, host: string): HostChoice {
  return { ...choice, allowed: choice.allowed.filter((one) => one.host !== host) };
}
