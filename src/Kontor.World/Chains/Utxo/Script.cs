namespace Kontor.World.Chains.Utxo;

/// <summary>To whom an output belongs: the script that whoever spends it has to satisfy. Never changes.</summary>
public readonly struct Script : IEquatable<Script>, IComparable<Script>
{
    private readonly byte[]? _bytes;

    public Script(ReadOnlySpan<byte> bytes) => _bytes = bytes.ToArray();

    public ReadOnlySpan<byte> Bytes => _bytes;

    public int Length => Bytes.Length;

    /// <summary>Begins with the word that makes an output a mere note: nobody can ever spend it.</summary>
    public bool IsUnspendable => Bytes is [Opcode.Return, ..];

    public static bool operator ==(Script left, Script right) => left.Equals(right);

    public static bool operator !=(Script left, Script right) => !left.Equals(right);

    public static bool operator <(Script left, Script right) => left.CompareTo(right) < 0;

    public static bool operator >(Script left, Script right) => left.CompareTo(right) > 0;

    public static bool operator <=(Script left, Script right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Script left, Script right) => left.CompareTo(right) >= 0;

    public bool Equals(Script other) => Bytes.SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => obj is Script other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    public int CompareTo(Script other) => Bytes.SequenceCompareTo(other.Bytes);

    /// <summary>Its bytes in hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(Bytes);
}

/// <summary>The few words of Bitcoin's script language that standard outputs are made of.</summary>
internal static class Opcode
{
    public const byte Zero = 0x00;

    /// <summary>From here on the numbers 1 to 16.</summary>
    public const byte One = 0x51;

    public const byte Return = 0x6A;
    public const byte Duplicate = 0x76;
    public const byte Equal = 0x87;
    public const byte EqualVerify = 0x88;
    public const byte Hash160 = 0xA9;
    public const byte CheckSignature = 0xAC;
}
