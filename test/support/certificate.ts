/**
 * A certificate for localhost and 127.0.0.1 that nobody trusts unless told to, valid until 2120, and its key. Made
 * for these tests alone and public, so never worth anything.
 */
export const testCertificate = `-----BEGIN CERTIFICATE-----
MIIBbTCCAROgAwIBAgIBATAKBggqhkjOPQQDAjAXMRUwEwYDVQQDDAxQb3N0YnVk
IHRlc3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBcxFTATBgNV
BAMMDFBvc3RidWQgdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABAqE9KGm
CKVQz7bATG2bMX5YabhrP7T5rlS13BaZsqK5tEGQ1yyodhqxh+QFxQxsgbLfSQTc
anDXo8CUCPYLl6+jTjBMMA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9j
YWxob3N0hwR/AAABMB0GA1UdDgQWBBTW/I/E4IEylJMnDiD00ijYmsXh9zAKBggq
hkjOPQQDAgNIADBFAiEA71llWjcCcm2frg84tu8N0pXF4u9gRNiUharWB+1m+c0C
IB5+nP8QvTW3ANUR+0h1nYSCdRHsPXsFGjWBYxHLlgmQ
-----END CERTIFICATE-----
`

export const testCertificateKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgAHrZy/GWQ7rjz1yz
2xHsrnnPoR6dmdVdFOXze62YeYOhRANCAAQKhPShpgilUM+2wExtmzF+WGm4az+0
+a5UtdwWmbKiubRBkNcsqHYasYfkBcUMbIGy30kE3Gpw16PAlAj2C5ev
-----END PRIVATE KEY-----
`
