// The Redocly plugin with the rules for openapi.yaml that assertions cannot express. redocly.yaml enables each rule.
const requests = require('./requests.cjs');
const responses = require('./responses.cjs');
const schemas = require('./schemas.cjs');

module.exports = () => ({ id: 'contract', rules: { oas3: { ...schemas, ...requests, ...responses } } });
