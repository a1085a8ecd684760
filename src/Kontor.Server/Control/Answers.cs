using Kontor.World;

namespace Kontor.Server.Control;

/// <summary>Turns what the world says into what HTTP says.</summary>
internal static class Answers
{
    public static async Task<IResult> ToResultAsync<T, TView>(
        this ValueTask<Answer<Outcome<T>>> pending,
        Func<T, TView> view,
        int status = StatusCodes.Status200OK
    )
    {
        var answer = await pending;
        return answer.ToResult(view, status);
    }

    public static IResult ToResult<T, TView>(this Answer<Outcome<T>> answer, Func<T, TView> view, int status = StatusCodes.Status200OK) =>
        answer.Status switch
        {
            AnswerStatus.Busy => Problem.Busy(),
            AnswerStatus.Unavailable => Problem.Unavailable(),
            _ => answer.Value.IsOk ? Results.Json(view(answer.Value.Value), statusCode: status) : Refused(answer.Value.Reject),
        };

    public static async Task<IResult> ToResultAsync<T>(this ValueTask<Answer<T>> pending, Func<T, object> view)
    {
        var answer = await pending;
        return answer.Status switch
        {
            AnswerStatus.Busy => Problem.Busy(),
            AnswerStatus.Unavailable => Problem.Unavailable(),
            _ => Results.Json(view(answer.Value)),
        };
    }

    public static IResult Refused(Reject reject) =>
        reject switch
        {
            Reject.UnknownUser
            or Reject.UnknownKey
            or Reject.UnknownBroker
            or Reject.UnknownExchange
            or Reject.UnknownAsset
            or Reject.UnknownMarket
            or Reject.UnknownChain
            or Reject.UnknownToken
            or Reject.UnknownNetwork
            or Reject.UnknownMovement => Problem.NotFound($"The world does not know it: {reject}."),
            Reject.NameTaken or Reject.IdTaken or Reject.Conflict or Reject.Backwards or Reject.WrongState or Reject.TradeNumberTaken =>
                Problem.Conflict($"The world refused: {reject}."),
            _ => Problem.BadRequest($"The world refused: {reject}."),
        };
}
