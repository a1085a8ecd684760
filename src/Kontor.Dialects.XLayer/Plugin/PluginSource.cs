using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Kontor.Catalog;
using Kontor.Dialects.XLayer.Verification;
using Kontor.World;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Plugin;

/// <summary>A source as deployment tools send it.</summary>
internal static class PluginSource
{
    /// <summary>Nothing where something is missing or malformed.</summary>
    public static SubmittedSource? Read(PluginForm form, out Refusal? mistake)
    {
        var (code, name, version) = (
            form.FirstOf("sourceCode", "sourcecode"),
            form.FirstOf("contractname", "contractName"),
            form.FirstOf("compilerversion", "compilerVersion")
        );
        var evm = form.FirstOf("evmversion", "evmVersion", "EVMVersion");
        var licence = form.FirstOf("licenseType", "licensetype");
        SourceFormat? format = form.FirstOf("codeformat", "codeFormat") switch
        {
            "" or SourceFormats.SingleFile => SourceFormat.SingleFile,
            SourceFormats.StandardJson => SourceFormat.StandardJson,
            SourceFormats.Vyper or "vyper-json" => SourceFormat.Vyper,
            _ => null,
        };
        var libraries = LibrariesOf(form);
        mistake =
            code.Length == 0 ? Errors.ParameterEmpty.With("sourceCode")
            : name.Length == 0 ? Errors.ParameterEmpty.With("contractname")
            : version.Length == 0 && format != SourceFormat.StandardJson ? Errors.ParameterEmpty.With("compilerversion")
            : Encoding.UTF8.GetByteCount(code) > ChainBounds.SourceBytesMax ? Errors.ParameterError.With("sourceCode")
            : format is null ? Errors.ParameterError.With("codeformat")
            : libraries is null ? Errors.ParameterError.With("libraryaddress")
            : TooLong(("contractname", name), ("compilerversion", version), ("evmversion", evm), ("licenseType", licence));
        if (mistake is not null)
            return null;
        return new SubmittedSource
        {
            Code = code,
            ContractName = name,
            Format = format!.Value,
            CompilerVersion = version,
            IsOptimized = form.FirstOf("optimizationUsed", "optimizationused") is { Length: > 0 } used ? used is "1" or "true" : null,
            Runs = int.TryParse(form["runs"], NumberStyles.None, CultureInfo.InvariantCulture, out var runs) ? runs : null,
            EvmVersion = evm,
            LicenseType = licence,
            ViaIr = form.FirstOf("viaIR", "viaIr", "viair") is "1" or "true",
            Libraries = libraries!.Value,
        };
    }

    private static Refusal? TooLong(params ReadOnlySpan<(string Name, string Value)> texts)
    {
        foreach (var (name, value) in texts)
        {
            if (value.Length > Bounds.NameLengthMax)
                return Errors.ParameterError.With(name);
        }
        return null;
    }

    /// <summary>Each has a number behind its name, from 1 on. Nothing where one of them is malformed.</summary>
    private static ImmutableArray<LibraryPlace>? LibrariesOf(PluginForm form)
    {
        var libraries = ImmutableArray.CreateBuilder<LibraryPlace>();
        for (var number = 1; number <= ChainBounds.LibrariesMax; number++)
        {
            var name = form[$"libraryname{number}"];
            if (name.Length == 0)
                continue;
            if (name.Length > Bounds.NameLengthMax || !Address20.TryParse(form[$"libraryaddress{number}"], out var address))
                return null;
            libraries.Add(new LibraryPlace(name, address));
        }
        return libraries.ToImmutable();
    }
}
