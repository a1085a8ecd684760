using System.Collections.Immutable;

namespace Kontor.Dialects.XLayer.Verification;

/// <summary>A stretch of code whose bytes are not known before the contract is created.</summary>
internal readonly record struct CodeSlot(int Start, int Length)
{
    public bool IsWithin(int bytes) => Start >= 0 && Length >= 0 && Start <= bytes - Length;
}

/// <summary>A stretch of code that holds the address of a library.</summary>
internal readonly record struct LibrarySlot(string File, string Name, CodeSlot Place);

/// <summary>The code of a contract as a compiler made it: in hexadecimal digits, with other signs where addresses of libraries are missing.</summary>
internal sealed record CompiledCode(string Digits)
{
    public ImmutableArray<CodeSlot> Immutables { get; init; } = [];
    public ImmutableArray<LibrarySlot> Libraries { get; init; } = [];
}
