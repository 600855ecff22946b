/**
 * The names that an import writes: as they are, or pseudonyms that are the same for the same name wherever it stands,
 * also in a later import under the same key.
 */
import { foldName } from '../scenario/ids.ts';

export interface Names {
  /** Whether these are pseudonyms; then files are not called by their names either. */
  readonly hidden: boolean;
  address(address: string): string;
  domain(domain: string): string;
  department(department: string): string;
  tenant(tenant: string): string;
  /** What comments call a file; `place` counts from 1 in the order of the command line. */
  file(path: string, place: number): string;
}

export const PLAIN_NAMES: Names = {
  hidden: false,
  address: (address) => address,
  domain: (domain) => domain,
  department: (department) => department,
  tenant: (tenant) => tenant,
  file: (path) => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1),
};

/** HMAC-SHA-256 of a text under the key, in hexadecimal digits. */
export type KeyedHash = (text: string) => string;

/** Sixty bits: among ten million names two fall together with a probability below 1 in 20,000. */
const HEX_DIGITS = 15;
/** Letters and digits of base 32 that cannot be taken for one another (Crockford). */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Names are hashed after folding, each with what it is, so that a department called like a person gets another
 * pseudonym. Every label of a domain is hashed with all that stands behind it, so that subdomains stay subdomains; the
 * last label goes too, since some belong to one company, and `example` (RFC 2606) stands in its place.
 */
export function pseudonyms(hash: KeyedHash): Names {
  const made = new Map<string, string>();
  const short = (kind: string, name: string): string => {
    const key = `${kind}:${foldName(name.trim())}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const pseudonym = base32(hash(key).slice(0, HEX_DIGITS));
    made.set(key, pseudonym);
    return pseudonym;
  };
  const domain = (name: string): string => {
    if (name.trim() === '*') return '*';
    const labels = name.trim().split('.');
    const hidden = labels.slice(0, -1).map((_, at) => `d${short('domain', labels.slice(at).join('.'))}`);
    return [...(hidden.length === 0 ? [`d${short('domain', name)}`] : hidden), 'example'].join('.');
  };
  return {
    hidden: true,
    // Not kept: there are as many as people, and each is asked for a few times only.
    address: (address) => {
      const sign = address.lastIndexOf('@');
      const person = `p${base32(hash(`person:${foldName(address)}`).slice(0, HEX_DIGITS))}`;
      return sign < 0 ? person : `${person}@${domain(address.slice(sign + 1))}`;
    },
    domain,
    department: (department) => `department-${short('department', department)}`,
    tenant: (tenant) => `tenant-${short('tenant', tenant)}`,
    file: (_, place) => `file ${place}`,
  };
}

/** Fifteen hexadecimal digits are sixty bits, so twelve digits of base 32. */
function base32(hex: string): string {
  let digits = '';
  for (let at = 0; at < hex.length; at += 5) {
    const bits = Number.parseInt(hex.slice(at, at + 5), 16);
    for (let shift = 15; shift >= 0; shift -= 5) digits += DIGITS[(bits >> shift) & 31];
  }
  return digits;
}
