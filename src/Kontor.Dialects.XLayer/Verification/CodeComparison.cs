using System.Buffers;
using System.Collections.Immutable;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Verification;

internal enum CodeMatch : byte
{
    None,

    /// <summary>It does the same, but its sources were described otherwise: other comments, other names of files.</summary>
    Partial,
    Exact,
}

/// <summary>Whether code that lies on a chain is what a compiler made, and if not, why.</summary>
internal readonly record struct CodeVerdict(CodeMatch Match, string Reason)
{
    public static CodeVerdict No(string reason) => new(CodeMatch.None, reason);
}

/// <summary>
/// Compares code as it runs. What is only known when a contract is created is left out of it: immutable values, and the address that a library
/// keeps of itself. What the constructor was called with leaves no other trace.
/// </summary>
internal static class CodeComparison
{
    private const byte Push20 = 0x73;

    private static readonly SearchValues<char> s_hexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public static CodeVerdict Compare(
        CompiledCode compiled,
        ReadOnlySpan<byte> onChain,
        Address20 contract,
        ImmutableArray<LibraryPlace> libraries
    )
    {
        if (!TryLink(compiled, libraries, out var made, out var reason))
            return CodeVerdict.No(reason);
        if (made.Length == 0)
            return CodeVerdict.No("The contract has no code: it is abstract, or an interface.");
        var found = onChain.ToArray();
        var (madeBody, foundBody) = (CodeMetadata.BodyLength(made), CodeMetadata.BodyLength(found));
        if (madeBody != foundBody)
            return CodeVerdict.No($"The compiler made {madeBody} bytes, and {foundBody} lie on the chain.");
        foreach (var slot in compiled.Immutables)
        {
            if (!slot.IsWithin(madeBody))
                return CodeVerdict.No("The compiler names immutable values that lie outside of the code.");
            made.AsSpan(slot.Start, slot.Length).Clear();
            found.AsSpan(slot.Start, slot.Length).Clear();
        }
        ForgetOwnAddress(made, found, contract);
        var difference = made.AsSpan(0, madeBody).CommonPrefixLength(found.AsSpan(0, foundBody));
        if (difference < madeBody)
            return CodeVerdict.No($"The code differs from byte {difference} on.");
        var isExact = made.AsSpan(madeBody).SequenceEqual(found.AsSpan(foundBody));
        return isExact ? new CodeVerdict(CodeMatch.Exact, "") : new CodeVerdict(CodeMatch.Partial, "");
    }

    /// <summary>A library begins with its own address, so that it can tell when it is called directly. The compiler leaves zeros there.</summary>
    private static void ForgetOwnAddress(Span<byte> made, Span<byte> found, Address20 contract)
    {
        const int Length = 1 + Address20.Bytes;
        if (made.Length < Length || made[0] != Push20 || made[1..Length].ContainsAnyExcept((byte)0))
            return;
        if (found[0] == Push20 && found[1..Length].SequenceEqual(contract.ToArray()))
            found[1..Length].Clear();
    }

    private static bool TryLink(CompiledCode compiled, ImmutableArray<LibraryPlace> libraries, out byte[] code, out string reason)
    {
        code = [];
        var digits = compiled.Digits.ToCharArray();
        foreach (var (file, name, place) in compiled.Libraries)
        {
            reason = $"The address of the library {file}:{name} is not given.";
            if (Find(libraries, file, name) is not { } address)
                return false;
            reason = "The compiler names a library outside of the code.";
            if (!place.IsWithin(digits.Length / 2) || place.Length != Address20.Bytes)
                return false;
            Convert.ToHexStringLower(address.ToArray()).CopyTo(digits.AsSpan(place.Start * 2));
        }
        reason = "The compiler made something that is no code.";
        if (digits.Length % 2 != 0 || digits.AsSpan().ContainsAnyExcept(s_hexDigits))
            return false;
        code = Convert.FromHexString(digits);
        return true;
    }

    /// <summary>By its name alone, or with the file in front.</summary>
    private static Address20? Find(ImmutableArray<LibraryPlace> libraries, string file, string name)
    {
        foreach (var library in libraries)
        {
            if (library.Name == name || library.Name == $"{file}:{name}")
                return library.Address;
        }
        return null;
    }
}
