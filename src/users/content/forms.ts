const name = 'must show something, and hold no control, bidirectional or broken characters';
const email = 'must be an e-mail address';
const time = 'must be a time as in RFC 3339, 2026-11-23T09:30:00Z';

/** What a text must be, in the words of an error, by the place of the text. */
export const forms: Readonly<Record<string, string>> = {
  '/path/userId': 'must be a UUID',
  '/query/email': email,
  '/query/createdFrom': time,
  '/query/createdTo': time,
  '/body/email': email,
  '/body/displayName': name,
  '/body/givenName': name,
  '/body/familyName': name,
  '/body/phoneNumber': 'must be a phone number in E.164 form: +, country code and number',
  '/body/birthDate': 'must be a date from 1900-01-01 on, as in 1990-12-10',
  '/body/avatarUrl': 'must be an https URL with a host and without a user name',
  '/body/bio': 'must hold no control or broken characters, and must close each bidirectional isolate that it opens',
  '/body/locale': 'must be a BCP 47 language tag, as in en-GB',
  '/body/timeZone': 'must be a time zone of the IANA database, as in Europe/London',
};
