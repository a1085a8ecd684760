using Microsoft.Win32.SafeHandles;

namespace Kontor.Gate.Signing;

/// <summary>Owns one OpenSSL key (EVP_PKEY).</summary>
internal sealed class EvpKeyHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public EvpKeyHandle()
        : base(ownsHandle: true) { }

    protected override bool ReleaseHandle()
    {
        Libcrypto.EVP_PKEY_free(handle);
        return true;
    }
}
