import { type LookupAddress, lookup as resolve } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Why an address is not one we send to; the code is shown at the field. */
export class AddressRefused extends Error {
  override name = 'AddressRefused';
  readonly code: 'address-scheme' | 'address-credentials' | 'address-port' | 'address-private';
  constructor(code: AddressRefused['code']) {
    super(code);
    this.code = code;
  }
}

const PORTS = ['', '443', '8443'];

/** Everything of IPv4 that is not the open internet (IANA special-purpose registry). */
const closed = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(net, bits, 'ipv4');
/** Parts of global unicast that lead elsewhere: protocol assignments with Teredo, documentation, 6to4. */
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed.addSubnet(net, bits, 'ipv6');

/** All else of IPv6 (loopback, mapped IPv4, NAT64, local, multicast) lies outside of global unicast. */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether we may connect to this address: the open internet, and with `allowLocal` also this machine. */
export function isAllowed(address: string, allowLocal: boolean): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  if (loopback.check(address, type)) return allowLocal;
  return family === 4 ? !closed.check(address, type) : global6.check(address, type) && !closed.check(address, type);
}

/**
 * What can be said of an address before its name is resolved (security.md T7): https on the usual ports, no
 * credentials, no literal that leads inside. The URL parser has already unfolded `0x7f000001`, `127.1` and `①`.
 * @throws AddressRefused
 */
export function checkAddress(text: string, allowLocal: boolean): URL {
  if (!URL.canParse(text)) throw new AddressRefused('address-scheme');
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(allowLocal && url.protocol === 'http:'))
    throw new AddressRefused('address-scheme');
  if (url.username || url.password) throw new AddressRefused('address-credentials');
  if (!allowLocal && !PORTS.includes(url.port)) throw new AddressRefused('address-port');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !isAllowed(host, allowLocal)) throw new AddressRefused('address-private');
  if (!allowLocal && /(^|\.)localhost\.?$/.test(host)) throw new AddressRefused('address-private');
  return url;
}

/**
 * Name resolution that hands on only allowed addresses. The socket connects to exactly what was checked, so a name
 * that answers differently the second time gains nothing; one bad address among several refuses the name.
 */
export function guardedLookup(allowLocal: boolean, resolveAll: typeof resolve = resolve): LookupFunction {
  return (hostname, options, done) => {
    resolveAll(hostname, { ...options, all: true }, (error, found) => {
      const addresses = found as LookupAddress[];
      if (error) return done(error, '', 0);
      const bad = addresses.length === 0 || addresses.some(({ address }) => !isAllowed(address, allowLocal));
      if (bad) return done(new AddressRefused('address-private'), '', 0);
      if (options.all) return done(null, addresses);
      done(null, addresses[0]?.address ?? '', addresses[0]?.family);
    });
  };
}
