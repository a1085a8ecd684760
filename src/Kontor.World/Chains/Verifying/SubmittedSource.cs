using System.Collections.Immutable;
using System.Text;
using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>Snapshots hold these: once used, a number keeps its meaning for ever.</summary>
public enum SourceFormat : byte
{
    /// <summary>One text of Solidity.</summary>
    SingleFile = 1,

    /// <summary>What the Solidity compiler takes in: all files, and the settings.</summary>
    StandardJson = 2,

    Vyper = 3,
}

/// <summary>Where a library lies that a contract was linked with.</summary>
public readonly record struct LibraryPlace(string Name, Address20 Address);

/// <summary>A source with all that a compiler has to be told, as somebody sent it. What was not said is empty or nothing.</summary>
public sealed record SubmittedSource
{
    public required string Code { get; init; }

    /// <summary>The contract's name, perhaps with its file in front: <c>contracts/Coin.sol:Coin</c>.</summary>
    public required string ContractName { get; init; }

    public required SourceFormat Format { get; init; }
    public string CompilerVersion { get; init; } = "";
    public bool? IsOptimized { get; init; }
    public int? Runs { get; init; }
    public string EvmVersion { get; init; } = "";
    public string LicenseType { get; init; } = "";
    public bool ViaIr { get; init; }
    public ImmutableArray<LibraryPlace> Libraries { get; init; } = [];

    internal int TextBytes => Encoding.UTF8.GetByteCount(Code);

    internal bool IsWellFormed =>
        Code.Length > 0
        && TextBytes <= ChainBounds.SourceBytesMax
        && Bounds.IsName(ContractName)
        && Format is >= SourceFormat.SingleFile and <= SourceFormat.Vyper
        && CompilerVersion.Length <= Bounds.NameLengthMax
        && EvmVersion.Length <= Bounds.NameLengthMax
        && LicenseType.Length <= Bounds.NameLengthMax
        && Runs is null or >= 0
        && Libraries.Length <= ChainBounds.LibrariesMax
        && Libraries.All(library => Bounds.IsName(library.Name));

    /// <summary>The same source for the same code has the same hash, however the compiler is to be called.</summary>
    internal Hash32 HashFor(Hash32 code) => Hash32.Of(Encoding.UTF8.GetBytes($"{code}\n{ContractName}\n{Code}"));

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteText(Code);
        writer.WriteText(ContractName);
        writer.WriteByte((byte)Format);
        writer.WriteText(CompilerVersion);
        writer.WriteLongOrNone(
            IsOptimized is { } isOptimized
                ? isOptimized
                    ? 1
                    : 0
                : null
        );
        writer.WriteLongOrNone(Runs);
        writer.WriteText(EvmVersion);
        writer.WriteText(LicenseType);
        writer.WriteBool(ViaIr);
        writer.WriteCount(Libraries.Length);
        foreach (var (name, address) in Libraries)
        {
            writer.WriteText(name);
            writer.WriteAddress(address);
        }
    }

    internal static SubmittedSource Read(ref RecordReader reader) =>
        new()
        {
            Code = reader.ReadText(),
            ContractName = reader.ReadText(),
            Format = (SourceFormat)reader.ReadByte(),
            CompilerVersion = reader.ReadText(),
            IsOptimized = reader.ReadLongOrNone() is { } isOptimized ? isOptimized == 1 : null,
            Runs = (int?)reader.ReadLongOrNone(),
            EvmVersion = reader.ReadText(),
            LicenseType = reader.ReadText(),
            ViaIr = reader.ReadBool(),
            Libraries = ReadLibraries(ref reader),
        };

    private static ImmutableArray<LibraryPlace> ReadLibraries(ref RecordReader reader)
    {
        var libraries = ImmutableArray.CreateBuilder<LibraryPlace>(reader.ReadCount());
        for (var left = libraries.Capacity; left > 0; left--)
            libraries.Add(new LibraryPlace(reader.ReadText(), reader.ReadAddress()));
        return libraries.MoveToImmutable();
    }
}
