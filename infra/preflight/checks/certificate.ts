import type { Finding } from '../finding';
import type { Plan } from '../plan';

/** A regional API can only use a certificate of its own region: API Gateway Developer Guide, "Set up a Regional custom domain name". */
export const judgeCertificates = ({ certificates, region }: Plan): Finding[] =>
  certificates
    .filter((arn) => arn.split(':')[3] !== region)
    .map((arn) => ({
      severity: 'stops',
      found: `The certificate ${arn} of the custom domain is not in ${region}, the region of the API.`,
      actions: [`Request or import one in AWS Certificate Manager in ${region}, and set domain.certificateArn to its ARN.`],
    }));
