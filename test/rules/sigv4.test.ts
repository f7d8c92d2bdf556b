import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { authorizationOf, canonicalRequest, type SignedRequest, signatureOf } from '../support/s3/sigV4.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the published suite of Signature Version 4', () => {
  const KEY = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
  const base = { host: 'example.amazonaws.com', 'x-amz-date': '20150830T123600Z' };
  const scope = '20150830/us-east-1/service/aws4_request';

  test.each<[name: string, method: string, target: string, more: Record<string, string>, signature: string]>([
    ['get-vanilla', 'GET', '/', {}, '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    [
      'get-vanilla-query-order-key-case',
      'GET',
      '/?Param2=value2&Param1=value1',
      {},
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
    [
      'get-vanilla-query-order-value',
      'GET',
      '/?Param1=value2&Param1=value1',
      {},
      '5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694',
    ],
    ['post-vanilla', 'POST', '/', {}, '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
    [
      'post-vanilla-query',
      'POST',
      '/?Param1=value1',
      {},
      '28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11',
    ],
    [
      'get-header-value-trim',
      'GET',
      '/',
      { 'my-header1': ' value1', 'my-header2': ' "a   b   c"' },
      'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
    ],
  ])('%s has the signature that AWS prints', (_name, method, target, more, signature) => {
    const headers = { ...base, ...more };
    const signedHeaders = Object.keys(headers).sort();
    expect(signatureOf({ method, target, headers }, { scope, signedHeaders }, KEY, sha256(''))).toBe(signature);
  });
});

describe('the examples of Signature Version 4 for S3', () => {
  const KEY = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
  const host = 'examplebucket.s3.amazonaws.com';
  const date = '20130524T000000Z';
  const signed = (names: string, signature: string) =>
    `AWS4-HMAC-SHA256 Credential=${KEY.accessKeyId}/20130524/us-east-1/s3/aws4_request,SignedHeaders=${names},Signature=${signature}`;
  const body = 'Welcome to Amazon S3.';

  test.each<[name: string, request: SignedRequest]>([
    [
      'GET of a part of an object',
      {
        method: 'GET',
        target: '/test.txt',
        headers: {
          host,
          range: 'bytes=0-9',
          'x-amz-content-sha256': sha256(''),
          'x-amz-date': date,
          authorization: signed(
            'host;range;x-amz-content-sha256;x-amz-date',
            'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
          ),
        },
      },
    ],
    [
      'PUT of an object',
      {
        method: 'PUT',
        target: '/test%24file.text',
        headers: {
          host,
          date: 'Fri, 24 May 2013 00:00:00 GMT',
          'x-amz-content-sha256': sha256(body),
          'x-amz-date': date,
          'x-amz-storage-class': 'REDUCED_REDUNDANCY',
          authorization: signed(
            'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
            '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
          ),
        },
      },
    ],
    [
      'GET of a setting of a bucket',
      {
        method: 'GET',
        target: '/?lifecycle',
        headers: {
          host,
          'x-amz-content-sha256': sha256(''),
          'x-amz-date': date,
          authorization: signed(
            'host;x-amz-content-sha256;x-amz-date',
            'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
          ),
        },
      },
    ],
    [
      'GET of a list of objects',
      {
        method: 'GET',
        target: '/?max-keys=2&prefix=J',
        headers: {
          host,
          'x-amz-content-sha256': sha256(''),
          'x-amz-date': date,
          authorization: signed(
            'host;x-amz-content-sha256;x-amz-date',
            '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
          ),
        },
      },
    ],
  ])('%s has the signature that AWS prints', (_name, request) => {
    const found = authorizationOf(request);
    const announced = String(request.headers['x-amz-content-sha256']);
    expect(found?.accessKeyId).toBe(KEY.accessKeyId);
    expect(found && signatureOf(request, found, KEY, announced)).toBe(found?.signature);
    // And with another secret, or another byte anywhere in what is signed, it has not.
    expect(found && signatureOf(request, found, { ...KEY, secretAccessKey: 'wJalr' }, announced)).not.toBe(
      found?.signature,
    );
    expect(found && signatureOf({ ...request, method: 'HEAD' }, found, KEY, announced)).not.toBe(found?.signature);
  });

  test('the canonical request is the one that AWS prints', () => {
    const headers = { host, range: 'bytes=0-9', 'x-amz-content-sha256': sha256(''), 'x-amz-date': date };
    const request = { method: 'GET', target: '/test.txt', headers };
    expect(sha256(canonicalRequest(request, Object.keys(headers), sha256('')))).toBe(
      '7344ae5b7ee6c3e7e6b0fe0640412a37625d1fbfff95c48bbb2dc43964946972',
    );
  });
});
