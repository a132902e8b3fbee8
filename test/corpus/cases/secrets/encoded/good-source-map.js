export const a=1;
//# sourceMappingURL=data:application/json;base64,«base64:{"version":3,"sources":["token.ts","secret.ts"],"names":["password"],"mappings":"AAAA,MAAM"}»
