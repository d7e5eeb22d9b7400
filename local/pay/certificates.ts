/** GET /v3/certificates: the platform's certificates, encrypted with the merchant's API v3 key. */
import { ok, type Context, type Reply } from './context';
import { ApiError } from './errors';
import { nonce } from './ids';
import { seal } from './security/crypto';
import { rfc3339 } from './time';

const ASSOCIATED_DATA = 'certificate';

/** @throws ApiError RESOURCE_NOT_EXISTS for merchants that have only the public key */
export function listCertificates({ keys, caller, now }: Context): Reply {
  if (keys.verification === 'public-key')
    throw new ApiError('RESOURCE_NOT_EXISTS', '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥');
  const data = keys.listed(now).map(({ serial, certificate, notBefore, notAfter }) => {
    const sealNonce = nonce(12);
    return {
      serial_no: serial,
      effective_time: rfc3339(notBefore),
      expire_time: rfc3339(notAfter),
      encrypt_certificate: {
        algorithm: 'AEAD_AES_256_GCM',
        nonce: sealNonce,
        associated_data: ASSOCIATED_DATA,
        ciphertext: seal(certificate, caller.apiV3Key, sealNonce, ASSOCIATED_DATA),
      },
    };
  });
  return ok({ data });
}
