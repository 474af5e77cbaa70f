-- Default privileges let the application's role, whose name differs between databases, change audit rows: it only writes them and moves them out.
DO $$
DECLARE
  grantee TEXT;
BEGIN
  FOR grantee IN
    SELECT CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(acl.grantee)) END
    FROM pg_class AS audit, aclexplode(audit.relacl) AS acl
    WHERE audit.oid = '"Audit"'::regclass AND acl.grantee <> audit.relowner AND acl.privilege_type = 'UPDATE'
  LOOP
    EXECUTE format('REVOKE UPDATE ON "Audit" FROM %s', grantee);
  END LOOP;
END;
$$;
