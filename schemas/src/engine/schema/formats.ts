import { isIPv6 } from 'node:net';
import { goRegExp } from './regexp.ts';
import { isUri, isUriReference, isUriTemplate } from './uri.ts';

type Check = (text: string) => boolean;

const ipv4: Check = (text) => {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^([+-]?0|\+?[1-9]\d{0,2})$/.test(part) && Math.abs(Number(part)) <= 255);
};
const ipv6: Check = (text) => isIPv6(text) && !text.includes('%');

/** RFC 1034 labels; a dot at the end is allowed. */
const hostname: Check = (text) => {
  const name = text.replace(/\.$/, '');
  return name.length <= 253 && name.split('.').every((label) => /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label));
};

const email: Check = (text) => {
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  if (at === -1 || Buffer.byteLength(text) > 254 || Buffer.byteLength(local) > 64) return false;
  const quoted = /^"[^"\\]*"$/.test(local);
  const dots = local.startsWith('.') || local.endsWith('.') || local.includes('..');
  if (!quoted && (dots || !/^[A-Za-z0-9.!#$%&'*+\-/=?^_`{|}~]*$/.test(local))) return false;
  const address = /^\[(IPv6:)?(.*)\]$/.exec(domain);
  if (address) return address[1] ? ipv6(address[2] as string) : ipv4(address[2] as string);
  return hostname(domain);
};

const date: Check = (text) => {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
};

/** A leap second counts only as the last of a day in UTC. */
const time: Check = (text) => {
  // Go reads each two characters as a number, which may have a plus sign.
  const match = /^([+\d]\d):([+\d]\d):([+\d]\d)(?:\.\d+)?(?:[zZ]|([+-])([+\d]\d):([+\d]\d))$/.exec(text);
  if (!match) return false;
  const [hour, minute, second] = match.slice(1, 4).map(Number) as [number, number, number];
  const [zoneHour, zoneMinute] = [Number(match[5] ?? 0), Number(match[6] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60 || zoneHour > 23 || zoneMinute > 59) return false;
  if (second < 60) return true;
  const utc = hour * 60 + minute + (match[4] === '-' ? 1 : -1) * (zoneHour * 60 + zoneMinute);
  return (utc < 0 ? utc + 1440 : utc) === 1439;
};

const dateTime: Check = (text) => /^.{10}[tT]/s.test(text) && date(text.slice(0, 10)) && time(text.slice(11));
const duration: Check = (text) => /^P(?:\d+W|(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/.test(text);

const period: Check = (text) => {
  const slash = text.indexOf('/');
  const [start, end] = [text.slice(0, slash), text.slice(slash + 1)];
  if (slash === -1) return false;
  if (start.startsWith('P')) return duration(start) && dateTime(end);
  return dateTime(start) && (end.startsWith('P') ? duration(end) : dateTime(end));
};

const jsonPointer: Check = (text) => text === '' || /^\/(?:[^~]|~[01])*$/s.test(text);
const relativeJsonPointer: Check = (text) => {
  const match = /^(0|[1-9][0-9]*)(.*)$/s.exec(text);
  return match !== null && (match[2] === '#' || jsonPointer(match[2] as string));
};

const semver: Check = (text) => {
  const [, core, , before, , build] = /^([^+-]*)(-([^+]*))?(\+(.*))?$/s.exec(text) ?? [];
  const identifier = /^[0-9A-Za-z-]+$/;
  if (core === undefined || !/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(core)) return false;
  if (before !== undefined && !before.split('.').every((part) => identifier.test(part) && !/^0\d+$/.test(part))) return false;
  return build === undefined || build.split('.').every((part) => identifier.test(part));
};

const regex: Check = (text) => {
  try {
    goRegExp(text);
    return true;
  } catch {
    return false;
  }
};

/** The formats that Helm asserts, each as Helm's validator has it; any other name is ignored. */
export const formats: Readonly<Record<string, Check>> = {
  date,
  'date-time': dateTime,
  duration,
  email,
  hostname,
  ipv4,
  ipv6,
  iri: isUri,
  'iri-reference': isUriReference,
  'json-pointer': jsonPointer,
  period,
  regex,
  'relative-json-pointer': relativeJsonPointer,
  semver,
  time,
  uri: isUri,
  'uri-reference': isUriReference,
  'uri-template': isUriTemplate,
  uuid: (text) => /^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/.test(text),
};
