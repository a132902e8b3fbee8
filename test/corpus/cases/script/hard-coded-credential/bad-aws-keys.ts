import { S3Client } from '@aws-sdk/client-s3';

export const s3 = new S3Client({
  region: 'eu-west-1',
  credentials: {
    accessKeyId: 'AKIAQ7XN3LMTR5ZV2KPB',
    secretAccessKey: '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',
  },
});
