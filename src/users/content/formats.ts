const name = 'must contain a visible character, and no control, bidirectional or broken characters';
const email = 'must be an email address';
const time = 'must be a time in the format of RFC 3339, such as 2026-11-23T09:30:00Z';

/** The `detail` of an error about the format of a text, by the JSON pointer of the text. */
export const formats: Readonly<Record<string, string>> = {
  '/path/userId': 'must be a UUID',
  '/query/email': email,
  '/query/createdFrom': time,
  '/query/createdTo': time,
  '/body/email': email,
  '/body/displayName': name,
  '/body/givenName': name,
  '/body/familyName': name,
  '/body/phoneNumber': 'must be a phone number in E.164 format: +, country code and number',
  '/body/birthDate': 'must be a date from 1900-01-01 on, such as 1990-12-10',
  '/body/avatarUrl': 'must be an https URL with a host and without a user name',
  '/body/bio': 'must not contain control or broken characters, and must close each bidirectional isolate that it opens',
  '/body/locale': 'must be a BCP 47 language tag, such as en-GB',
  '/body/timeZone': 'must be a time zone of the IANA database, such as Europe/London',
};
