// @ts-check
/** Imported before a program that is to do without a network: if it tries to reach one, it ends. */
import dns from 'node:dns';
import { isIP, Socket } from 'node:net';

/** @returns {never} */
function refuse() {
  console.error('this program has tried to reach a network');
  process.exit(70);
}

const { lookup } = dns;

Object.assign(Socket.prototype, { connect: refuse });
Object.assign(dns.promises, { lookup: refuse });
Object.assign(dns, {
  // Whoever listens has its own address "looked up"; nothing is asked for that.
  lookup: (/** @type {any[]} */ ...parameters) =>
    isIP(parameters[0]) ? Reflect.apply(lookup, dns, parameters) : refuse(),
});
