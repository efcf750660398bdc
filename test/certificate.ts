import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A key and certificates in PEM format. */
export interface Identity {
  key: string;
  /** The certificates that a server sends: its own, then the intermediate one. */
  chain: string;
  /** The root certificate, which clients must trust. */
  root: string;
}

/**
 * Creates certificates for `localhost`: a root, an intermediate and a server certificate, as AWS has. They are valid for a day.
 * RFC 5280; the encoding is ITU-T X.690.
 */
export function selfMadeIdentity(): Identity {
  const [root, intermediate, server] = [newKey(), newKey(), newKey()];
  const rootCertificate = certificate('bench root', root.publicKey, { name: 'bench root', key: root.privateKey });
  const between = certificate('bench intermediate', intermediate.publicKey, { name: 'bench root', key: root.privateKey });
  const leaf = certificate('localhost', server.publicKey, { name: 'bench intermediate', key: intermediate.privateKey });
  return { key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), chain: leaf + between, root: rootCertificate };
}

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

function certificate(name: string, publicKey: KeyObject, issuer: { name: string; key: KeyObject }): string {
  const extensions = name === 'localhost' ? extension('551d11', der(0x30, der(0x82, Buffer.from(name)))) : authority;
  const toSign = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    sha256WithRsa,
    named(issuer.name),
    sequence(time(-1), time(1)),
    named(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extensions)),
  );
  const signature = sign('sha256', toSign, issuer.key);
  const bytes = sequence(toSign, sha256WithRsa, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64').replaceAll(/.{64}/g, '$&\n').trim()}\n-----END CERTIFICATE-----\n`;
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 128 ? [size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts);
const integer = (bytes: Buffer): Buffer => der(0x02, bytes);
const objectId = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const sha256WithRsa = sequence(objectId('2a864886f70d01010b'), der(0x05));
const named = (name: string): Buffer => sequence(der(0x31, sequence(objectId('550403'), der(0x0c, Buffer.from(name)))));
const extension = (id: string, value: Buffer): Buffer => sequence(objectId(id), der(0x04, value));
const authority = extension('551d13', sequence(der(0x01, Buffer.from([0xff]))));

function time(days: number): Buffer {
  const digits = new Date(Date.now() + days * 86_400_000).toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return der(0x17, Buffer.from(digits.slice(2)));
}
