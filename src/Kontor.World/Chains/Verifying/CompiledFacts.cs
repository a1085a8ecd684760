using System.Text;
using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>What is known of a contract whose source a compiler has turned into its code.</summary>
public sealed record CompiledFacts
{
    /// <summary>The whole version of the compiler, e.g. <c>v0.8.37+commit.f401782d</c>.</summary>
    public required string Compiler { get; init; }

    /// <summary>Without the file that it stands in.</summary>
    public required string ContractName { get; init; }

    /// <summary>The contract's functions and events, as JSON.</summary>
    public required string Abi { get; init; }

    public required bool IsOptimized { get; init; }
    public required int Runs { get; init; }
    public required string EvmVersion { get; init; }

    /// <summary>Where the compiler says that its description of the sources is kept; empty where it says nothing.</summary>
    public string MetadataPlace { get; init; } = "";

    /// <summary>To the last byte, the description of the sources in the code included.</summary>
    public bool IsExact { get; init; }

    internal int TextBytes => Encoding.UTF8.GetByteCount(Abi);

    internal bool IsWellFormed =>
        Bounds.IsName(Compiler)
        && Bounds.IsName(ContractName)
        && TextBytes <= ChainBounds.SourceBytesMax
        && Runs >= 0
        && EvmVersion.Length <= Bounds.NameLengthMax
        && MetadataPlace.Length <= Bounds.NameLengthMax;

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteText(Compiler);
        writer.WriteText(ContractName);
        writer.WriteText(Abi);
        writer.WriteBool(IsOptimized);
        writer.WriteLong(Runs);
        writer.WriteText(EvmVersion);
        writer.WriteText(MetadataPlace);
        writer.WriteBool(IsExact);
    }

    internal static CompiledFacts Read(ref RecordReader reader) =>
        new()
        {
            Compiler = reader.ReadText(),
            ContractName = reader.ReadText(),
            Abi = reader.ReadText(),
            IsOptimized = reader.ReadBool(),
            Runs = (int)reader.ReadLong(),
            EvmVersion = reader.ReadText(),
            MetadataPlace = reader.ReadText(),
            IsExact = reader.ReadBool(),
        };
}
