/** Patterns of names and addresses. Each but the range lets the empty string through: there it means a default. */

const label = '[a-z0-9]([a-z0-9-]*[a-z0-9])?';
/** RFC 1123 subdomain, to be part of a pattern. */
export const subdomain = `${label}(\\.${label})*`;

/** RFC 1123 subdomain: host names and most Kubernetes names. */
export const dnsName = `^(${subdomain})?$`;
/** RFC 1123 label: namespaces and parts of names. */
export const dnsLabel = `^(${label})?$`;
/** RFC 1035 label: what the name of a Service is, whose first character is a letter. */
export const serviceName = '^([a-z]([a-z0-9-]*[a-z0-9])?)?$';
/** Host, port and folders, as in front of the name in an image reference. */
export const registry = `^(${subdomain}(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)?$`;

/** A quantity of Kubernetes. */
export const quantityPattern = '^[0-9]+(\\.[0-9]+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$';

const octet = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const ipv4 = `${octet}(\\.${octet}){3}/(3[0-2]|[12]?[0-9])`;
const group = '[0-9a-fA-F]{1,4}';
const groups = `${group}(:${group}){0,6}`;
const ipv6 = `(${group}(:${group}){7}|(${groups})?::(${groups})?)/(12[0-8]|1[01][0-9]|[1-9]?[0-9])`;
export const cidrPattern = `^(${ipv4}|${ipv6})$`;
