using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>Which order a call means: the one of a number, or else of a name. Who sends both is taken by the number.</summary>
internal static class SpotKeys
{
    public static Refusal? Read(CallParameters given, out SpotOrderKey key)
    {
        key = default;
        if (given["orderId"] is null && given["origClientOrderId"] is null)
            return BeyondTheTable.EitherIdMustBeSent;
        if (Whole.Id("orderId", given["orderId"], out var id) is { } badId)
            return badId;
        if (ClientIds.Read(given["origClientOrderId"], ClientIds.SpotLengthMax, out var name) is { } badName)
            return badName;
        key = id is null ? SpotOrderKey.Of(name) : OfNumber(id.Value);
        return null;
    }

    /// <summary>The world takes the number 0 for "by name", so a number that is none of the orders' asks for one that no order ever has.</summary>
    public static SpotOrderKey OfNumber(long id) =>
        SpotOrderKey.Of(Ids.SpotOrder.NumberOf(id) is > 0 and var number ? number : long.MaxValue);
}
