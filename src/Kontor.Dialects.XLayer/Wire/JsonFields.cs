using System.Text.Json;
using Kontor.Chains.Model;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Wire;

/// <summary>In this contract numbers, times and amounts travel as strings, and what is not known as an empty one.</summary>
internal static class JsonFields
{
    private const int DigitsMax = 20;

    public static void WriteDigits(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long number)
    {
        Span<byte> digits = stackalloc byte[DigitsMax];
        number.TryFormat(digits, out var length);
        json.WriteString(name, digits[..length]);
    }

    public static void WriteDigits(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long? number)
    {
        if (number is { } known)
            json.WriteDigits(name, known);
        else
            json.WriteString(name, ""u8);
    }

    public static void WriteHash(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Hash32 hash) => json.WriteString(name, hash.ToString());

    public static void WriteAddress(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Address20? address) =>
        json.WriteString(name, address?.ToString() ?? "");

    /// <summary>An amount of the chain's own coin.</summary>
    public static void WriteCoins(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Word256 amount, ChainIdentity chain) =>
        json.WriteString(name, amount.ToUnits(chain.NativeDecimals));

    public static void WriteChainNames(this Utf8JsonWriter json, ChainIdentity chain)
    {
        json.WriteString("chainFullName"u8, chain.FullName);
        json.WriteString("chainShortName"u8, chain.ShortName);
    }

    /// <summary>How a list begins: which page this is, and how many there are.</summary>
    public static void WritePage<T>(this Utf8JsonWriter json, Paging paging, Page<T> page)
    {
        json.WriteDigits("page"u8, paging.Page);
        json.WriteDigits("limit"u8, paging.Limit);
        json.WriteDigits("totalPage"u8, paging.PagesOf(page.Total));
    }
}
