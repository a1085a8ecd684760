using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>Which order a call means: the one of a number, or else of a name. Some clients send both, and then the number counts.</summary>
internal static class SpotKeys
{
    public static Refusal? Read(Parameters given, string number, string name, out SpotOrderKey key)
    {
        if (given.Has(number))
            return ReadNumber(given, number, out key);
        key = default;
        if (!given.Has(name))
            return ParameterFamily.Spot.Missing(number);
        return ReadName(given, name, out key);
    }

    public static Refusal? ReadNumber(Parameters given, string number, out SpotOrderKey key)
    {
        key = default;
        if (given.Whole(number, out var id) is { } malformed)
            return malformed;
        if (id is null)
            return ParameterFamily.Spot.Missing(number);
        key = SpotOrderKey.Of(id.Value);
        // Numbers begin with 1, and the world takes 0 for "by name".
        return id > 0 ? null : Errors.OrderIdNotFound.Refusal;
    }

    public static Refusal? ReadName(Parameters given, string name, out SpotOrderKey key)
    {
        var refusal = SpotOrderReader.ReadName(given, name, name, out var clientId);
        key = SpotOrderKey.Of(clientId);
        return refusal is null && clientId.IsEmpty ? ParameterFamily.Spot.Missing(name) : refusal;
    }
}
