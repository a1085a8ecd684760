using System.Collections.Immutable;
using System.Text;
using Kontor.Dialects.XLayer.Wire;
using Kontor.World;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Verification;

/// <summary>The members of <c>contract/verify-source-code</c>.</summary>
internal sealed record SourceRequest(Address20 Contract, SubmittedSource Source)
{
    public static SourceRequest Read(BodyMembers members)
    {
        var contract = members.RequiredAddress("contractAddress");
        var name = Bounded(members, "contractName", members.Required("contractName"), Bounds.NameLengthMax);
        var code = members.Required("sourceCode");
        if (Encoding.UTF8.GetByteCount(code) > ChainBounds.SourceBytesMax)
            members.Malformed("sourceCode");
        var format = FormatOf(members.Required("codeFormat"));
        if (format is null && members.Optional("codeFormat") is not null)
            members.Malformed("codeFormat");
        // The standard input has its own settings in it.
        var isWhole = format == SourceFormat.StandardJson;
        var version = Bounded(members, "compilerVersion", Either("compilerVersion"), Bounds.NameLengthMax);
        var isOptimized = Optimization(members, Either("optimization"));
        var runs = (int?)members.Number("optimizationRuns", int.MaxValue);
        // It follows from the source; what is said of it beside that proves nothing.
        members.Optional("contractAbi");
        return new SourceRequest(
            contract,
            new SubmittedSource
            {
                Code = code,
                ContractName = name,
                Format = format ?? SourceFormat.SingleFile,
                CompilerVersion = version,
                IsOptimized = isOptimized,
                Runs = runs,
                EvmVersion = Bounded(members, "evmVersion", members.Optional("evmVersion") ?? "", Bounds.NameLengthMax),
                LicenseType = Bounded(members, "licenseType", members.Optional("licenseType") ?? "", Bounds.NameLengthMax),
                ViaIr = members.Flag("viaIr"),
                Libraries = LibrariesOf(members),
            }
        );

        string Either(string member) => isWhole ? members.Optional(member) ?? "" : members.Required(member);
    }

    private static SourceFormat? FormatOf(string word) =>
        word switch
        {
            SourceFormats.SingleFile => SourceFormat.SingleFile,
            SourceFormats.StandardJson => SourceFormat.StandardJson,
            // The documents write it either way.
            "vyper" or "Vyper" => SourceFormat.Vyper,
            _ => null,
        };

    private static bool? Optimization(BodyMembers members, string word)
    {
        if (word is not ("" or "0" or "1"))
            members.Malformed("optimization");
        return word.Length == 0 ? null : word == "1";
    }

    private static string Bounded(BodyMembers members, string name, string text, int lengthMax)
    {
        if (text.Length > lengthMax)
            members.Malformed(name);
        return text;
    }

    private static ImmutableArray<LibraryPlace> LibrariesOf(BodyMembers members)
    {
        const string Name = "libraryName";
        const string Place = "libraryAddress";
        var objects = members.Objects("libraryInfo");
        var libraries = ImmutableArray.CreateBuilder<LibraryPlace>();
        foreach (var one in objects)
        {
            var (name, place) = (members.TextOf(one, Name), members.TextOf(one, Place));
            if ((name is null) != (place is null))
                members.Mismatched(name is null ? Place : Name, name is null ? Name : Place);
            if (members.ReadAddress(Place, place) is { } address && name is not null)
                libraries.Add(new LibraryPlace(Bounded(members, Name, name, Bounds.NameLengthMax), address));
        }
        if (objects.Count > ChainBounds.LibrariesMax)
            members.TooMany("libraryInfo", ChainBounds.LibrariesMax);
        return libraries.ToImmutable();
    }
}
