using System.Runtime.InteropServices;

namespace Kontor.Gate.Signing;

/// <summary>A fault of the machine's setup, not of a request: Ed25519 keys cannot be served here.</summary>
public sealed class LibcryptoMissingException(string library)
    : PlatformNotSupportedException($"Ed25519 keys need OpenSSL 3, and '{library}' was not found. Install it (Debian: package libssl3).")
{
    public static void ThrowIfMissing(string library)
    {
        if (!NativeLibrary.TryLoad(library, out _))
            throw new LibcryptoMissingException(library);
    }
}
