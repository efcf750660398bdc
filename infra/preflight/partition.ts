/** A group of regions with ARNs and endpoints of its own. */
export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov';

/** Returns the partition of a region. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function partitionOf(region: string): Partition {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
