/** Puts a picture into the local cloud's storage as a phone does: asks for a place, sends the bytes. */

interface Granted {
  readonly data?: { readonly url: string; readonly authorization: string; readonly fileId: string };
}

/** Answers the file's id, `cloud://…`. */
export async function uploadPicture(
  cloudUrl: string,
  openid: string,
  path: string,
  svg: string,
): Promise<string> {
  const request = { action: 'storage.getUploadMetadata', path, identity: { openid } };
  const asked = await fetch(`${cloudUrl}/client`, { method: 'POST', body: JSON.stringify(request) });
  const { data } = (await asked.json()) as Granted;
  if (data === undefined) throw new Error(`the local cloud takes no file ${path}`);
  const headers = { authorization: data.authorization };
  const sent = await fetch(data.url, { method: 'PUT', headers, body: svg });
  if (!sent.ok) throw new Error(`the local cloud refused ${path}: ${sent.status}`);
  return data.fileId;
}
