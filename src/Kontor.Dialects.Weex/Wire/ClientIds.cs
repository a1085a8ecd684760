using System.Buffers;
using Kontor.Catalog;
using Kontor.World.Matching;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>The names that clients give their orders.</summary>
internal static class ClientIds
{
    public const int SpotLengthMax = 40;
    public const int ContractLengthMax = 36;

    private static readonly SearchValues<char> s_allowed = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.:/_-"
    );

    /// <summary>None given is no name.</summary>
    public static Refusal? Read(string? text, int lengthMax, out ClientOrderId id)
    {
        id = default;
        if (text is null)
            return null;
        return text.Length <= lengthMax && !text.AsSpan().ContainsAnyExcept(s_allowed) && ClientOrderId.TryParse(text, out id)
            ? null
            : Errors.ClientOidLengthError.Refusal;
    }
}
