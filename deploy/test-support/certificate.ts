/** A certificate for the hosts that the manager SDK speaks to, valid for a day. */
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;
const HOSTS = ['*.tencentcloudapi.com', '*.cos.ap-shanghai.tencentcos.cn'];

export async function makeTlsCertificate(): Promise<{ certificate: string; privateKey: string }> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      ...{ name: 'CN=Tencent Cloud of a test', keys, signingAlgorithm: ALGORITHM },
      ...{ notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + DAY_MS) },
      extensions: [
        new x509.SubjectAlternativeNameExtension(HOSTS.map((value) => ({ type: 'dns' as const, value }))),
        new x509.BasicConstraintsExtension(true),
      ],
    },
    webcrypto,
  );
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  return {
    certificate: certificate.toString('pem'),
    privateKey: x509.PemConverter.encode(key, 'PRIVATE KEY'),
  };
}
